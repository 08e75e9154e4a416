using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Server.Agents;
using Parley.Server.Hosting;
using Parley.Server.Tenancy;
using Parley.Testing;
using Parley.WebRtc;

namespace Parley.Server.Tests;

/// <summary>A server listens before it knows its agents: nobody may be told meanwhile that one is not there.</summary>
public sealed class StartingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-starting-").FullName;
    private readonly HeldAgentFiles _files = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => ScratchFolder.Discard(_folder);

    [Fact]
    public async Task Session_OpenedBeforeTheAgentsAreTakenIn_WaitsForThem()
    {
        await using var application = Build(new WatchedTime { Cancellation = Cancelled });
        var starting = application.StartAsync(Cancelled);
        await _files.Begun.WaitAsync(Cancelled);
        using var http = Reach(application);
        using (var waiting = await http.GetAsync("/readyz", Cancelled))
        {
            waiting.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await waiting.Content.ReadAsStringAsync(Cancelled)).ShouldContain("The agents are being taken in.");
        }

        var opening = http.PostAsJsonAsync("/v1/sessions", new { agent = "Other Assistant" }, Cancelled);
        _files.Release();
        await starting;
        using var opened = await opening;
        opened.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var ready = await http.GetAsync("/readyz", Cancelled);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("POST", "/v1/sessions")]
    [InlineData("GET", "/v1/agents")]
    public async Task Request_ThatWouldWaitTooLong_IsToldWhenToComeBack(string method, string path)
    {
        var clock = new WatchedTime { Cancellation = Cancelled };
        await using var application = Build(clock);
        var starting = application.StartAsync(Cancelled);
        await _files.Begun.WaitAsync(Cancelled);
        using var http = Reach(application);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var asked = http.SendAsync(request, Cancelled);
        await clock.TimerAsync(AgentsTakenIn.Patience);
        clock.Advance(AgentsTakenIn.Patience);
        using var refused = await asked;
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        (await RunningServer.JsonAsync(refused)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:server-starting");
        _files.Release();
        await starting;
    }

    private static HttpClient Reach(WebApplication application) => new() { BaseAddress = new Uri(ParleyApplication.AddressOf(application, application.Services.GetRequiredService<ParleyOptions>())) };

    private WebApplication Build(TimeProvider clock) => ParleyApplication.Build(
        new ParleyOptions { DataFolder = _folder, Port = 0, UdpPorts = PortRange.Any, TcpPort = 0 },
        (services, configuration) =>
        {
            RunningServer.AddFakes(services, configuration);
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton(clock);
            services.AddSingleton<IAgentFiles>(_files);
            services.AddSingleton<ITenantOfRequest, NamedTenant>();
        });
}
