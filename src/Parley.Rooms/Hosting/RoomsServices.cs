using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Media;
using Parley.WebRtc;

namespace Parley.Rooms;

public static class RoomsServices
{
    /// <summary>
    /// The embedded media server: rooms, signalling, RoomService, and <see cref="IAgentRooms"/> over them. Map its paths with
    /// <see cref="LiveKitEndpoints.MapLiveKit"/>. Singletons; the media ports open when the host starts.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of range.</exception>
    public static IServiceCollection AddRooms(this IServiceCollection services, RoomsOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        // A browser's join request carries its first offer in the query.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = Math.Max(kestrel.Limits.MaxRequestLineSize, 128 * 1024));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<MediaClock>();
        services.TryAddSingleton<MicrophoneArrivals>();
        services.AddSingleton(options);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton(provider => new WebRtcEndpoint(
            options.Media, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<RoomEnvironment>();
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<JoinDesk>();
        services.AddSingleton<SignalEndpoint>();
        services.AddSingleton<RoomService>();
        services.AddSingleton<TwirpEndpoint>();
        services.AddSingleton<IAgentRooms, AgentRooms>();
        services.AddHostedService<RoomsHost>();
        return services;
    }
}
