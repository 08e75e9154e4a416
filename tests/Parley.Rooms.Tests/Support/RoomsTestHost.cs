using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

/// <summary>The media server on a free loopback port, as the product hosts it.</summary>
internal sealed class RoomsTestHost : IAsyncDisposable
{
    public const string Key = "test-key";
    public const string Secret = "a secret of at least thirty-two bytes";

    private readonly WebApplication _app;

    private RoomsTestHost(WebApplication app)
    {
        _app = app;
        Pages.Map(app);
    }

    public BrowserPages Pages { get; } = new();

    public static RoomsOptions Options { get; } = new()
    {
        ApiKey = Key,
        ApiSecret = Secret,
        Media = new WebRtcOptions { ListenAddresses = [IPAddress.Loopback], TcpPort = null },
    };

    /// <summary>Such as <c>http://127.0.0.1:12345</c>.</summary>
    public Uri Url => new(_app.Urls.Single());

    /// <summary>UDP.</summary>
    public int MediaPort => _app.Services.GetRequiredService<WebRtcEndpoint>().LocalUdp.Port;

    public AccessTokens Tokens => _app.Services.GetRequiredService<AccessTokens>();

    public RoomDirectory Directory => _app.Services.GetRequiredService<RoomDirectory>();

    public IAgentRooms Agents => _app.Services.GetRequiredService<IAgentRooms>();

    public static async Task<RoomsTestHost> StartAsync(
        RoomsOptions? options = null, TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("PARLEY_TEST_LOG") is not null)
            builder.Logging.AddSimpleConsole(console => console.TimestampFormat = "HH:mm:ss.fff ").SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddRooms(options ?? Options);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapLiveKit();
        var host = new RoomsTestHost(app);
        await app.StartAsync();
        return host;
    }

    public string TokenFor(string identity, string room, Func<VideoGrant, VideoGrant>? change = null)
    {
        var grant = new VideoGrant { Room = room, RoomJoin = true };
        return Tokens.Mint(new AccessGrants { Identity = identity, Name = identity, Video = change?.Invoke(grant) ?? grant }, TimeSpan.FromMinutes(10));
    }

    public string AdminToken(string room = "") => Tokens.Mint(
        new AccessGrants { Video = new VideoGrant { Room = room, RoomAdmin = true, RoomCreate = true, RoomList = true } }, TimeSpan.FromMinutes(10));

    public HttpClient CreateClient() => new() { BaseAddress = Url };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
