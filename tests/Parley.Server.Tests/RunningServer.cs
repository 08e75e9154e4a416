using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Conversation;
using Parley.Records;
using Parley.Server.Calls;
using Parley.Server.Hosting;
using Parley.Server.Tenancy;
using Parley.Tenancy;
using Parley.Testing;
using Parley.WebRtc;

namespace Parley.Server.Tests;

/// <summary>The real server on a free loopback port, with fakes where rooms and conversation belong.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly bool _ownsFolder;

    private RunningServer(WebApplication application, ParleyOptions options, bool ownsFolder)
    {
        _application = application;
        _ownsFolder = ownsFolder;
        Options = options;
        Http = new HttpClient { BaseAddress = new Uri(ParleyApplication.AddressOf(application, options)) };
    }

    public ParleyOptions Options { get; }

    public HttpClient Http { get; }

    public FakeRooms Rooms => (FakeRooms)_application.Services.GetRequiredService<IAgentRooms>();

    public FakeConversation Conversation => (FakeConversation)_application.Services.GetRequiredService<ICallSessions>();

    public ICallJournal Journal => _application.Services.GetRequiredService<ICallJournal>();

    public ICallRecorderFactory Recorders => _application.Services.GetRequiredService<ICallRecorderFactory>();

    public T Get<T>() where T : notnull => _application.Services.GetRequiredService<T>();

    public static async Task<RunningServer> StartAsync(
        Func<ParleyOptions, ParleyOptions>? configure = null, string? folder = null, Action<IServiceCollection>? services = null)
    {
        var options = new ParleyOptions { DataFolder = folder ?? Directory.CreateTempSubdirectory("parley-server-").FullName, Port = 0, UdpPorts = PortRange.Any, TcpPort = 0 };
        options = configure?.Invoke(options) ?? options;
        var application = ParleyApplication.Build(options, (collection, configuration) =>
        {
            AddFakes(collection, configuration);
            collection.AddLogging(logging => logging.ClearProviders());
            services?.Invoke(collection);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new RunningServer(application, options, folder is null);
    }

    public static void AddFakes(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAgents();
        services.Configure<AgentsOptions>(agents => agents.Folder = Path.Combine(RepositoryPaths.Root, "samples"));
        services.AddSingleton<IAgentCatalog, FakeAgents>();
        services.AddSingleton<IAgentRooms, FakeRooms>();
        services.AddSingleton<ICallSessions, FakeConversation>();
        services.AddSingleton<ISessionTokens, FakeTokens>();
        services.AddSingleton<ITenantOfRequest, TenantByHeader>();
    }

    public async Task<string> OpenAsync(object? body = null)
    {
        using var response = await Http.PostAsJsonAsync("/v1/sessions", body ?? new { }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return (await JsonAsync(response)).GetProperty("session_id").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, path);
        return await JsonAsync(response);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public ValueTask HappenAsync(string call, CallEvent fact) => Journal.AppendAsync(
        new CallContext(new CallId(call), new TenantContext(TenantId.Parse("clinic_123")), TimeProvider.System), fact, TestContext.Current.CancellationToken);

    public Task StopAsync() => _application.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
        if (_ownsFolder)
            ScratchFolder.Discard(Options.DataFolder);
    }
}
