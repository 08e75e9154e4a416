using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Rooms;

public static class LiveKitEndpoints
{
    /// <summary>
    /// LiveKit's paths: <c>/rtc</c>, <c>/rtc/v1</c> (signalling), their <c>/validate</c>, and <c>/twirp/livekit.RoomService/{method}</c>.
    /// They check LiveKit access tokens themselves and need no other middleware.
    /// </summary>
    public static IEndpointRouteBuilder MapLiveKit(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<RoomsOptions>();
        var signalling = endpoints.ServiceProvider.GetRequiredService<SignalEndpoint>();
        var twirp = endpoints.ServiceProvider.GetRequiredService<TwirpEndpoint>();
        endpoints.Map("/rtc", Socket(context => signalling.ConnectAsync(context, packed: false)));
        endpoints.Map("/rtc/v1", Socket(context => signalling.ConnectAsync(context, packed: true)));
        endpoints.MapGet("/rtc/validate", (RequestDelegate)(context => signalling.ValidateAsync(context, packed: false)));
        endpoints.MapGet("/rtc/v1/validate", (RequestDelegate)(context => signalling.ValidateAsync(context, packed: true)));
        endpoints.MapPost("/twirp/{service}/{method}", (RequestDelegate)twirp.HandleAsync);
        return endpoints;

        RequestDelegate Socket(RequestDelegate handler)
        {
            var branch = endpoints.CreateApplicationBuilder();
            branch.UseWebSockets(new WebSocketOptions { KeepAliveInterval = options.PingInterval, KeepAliveTimeout = options.PingTimeout });
            branch.Run(handler);
            return branch.Build();
        }
    }
}
