using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Knowledge;
using Parley.Records;
using Parley.Speech;
using Parley.Storage;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Tools;
using Parley.Tools.Files;

namespace Parley.Server.Tests.Brain;

/// <summary>
/// A call by text with everything behind it but rooms and voices: flows, guardrails, hand-offs, tools and the journal over a data folder of its own.
/// </summary>
internal sealed class BrainCall : IAsyncDisposable, IKnowledgeRetriever, ILoggerProvider, ILogger
{
    private readonly ServiceProvider _services;
    private readonly List<Utterance> _history = [];
    private readonly ConcurrentQueue<string> _log = new();
    private readonly bool _ownsFolder;
    private TimeSpan _at;
    private int _turn;
    private bool _isEnded;

    private BrainCall(AgentDefinition agent, Action<IServiceCollection>? configure, IReadOnlyList<string> roles, string? folder)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("parley-brain-").FullName;
        var samples = Path.Combine(RepositoryPaths.Root, "samples");
        Session = new SessionRequest(CallId.New(TimeProvider.System), new TenantContext(agent.TenantId), "ann", "web", ConsentStatus.Granted, "en", agent) { Roles = roles };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this));
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(new StorageOptions { DataFolder = Folder, ReadPatience = TimeSpan.FromMinutes(1) });
        services.AddTools();
        services.Configure<ToolsOptions>(tools => (tools.Folder, tools.SecretsFolder) = (samples, Path.Combine(Folder, "secrets")));
        services.AddSingleton<IKnowledgeRetriever>(this);
        services.AddGuardrails();
        services.AddHandoff();
        // Real time, on a machine that may be busy: what a caller would be told is tested elsewhere, on virtual time.
        services.Configure<HandoffOptions>(handoff => handoff.Deadline = TimeSpan.FromSeconds(30));
        services.AddDialogue();
        services.Configure<AgentsOptions>(agents => agents.Folder = samples);
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public SessionRequest Session { get; }

    public CallContext Call => new(Session.Id, Session.Tenant, TimeProvider.System);

    public IReadOnlyList<Passage> Facts { get; set; } = [];

    /// <summary>What the replies brought about.</summary>
    public List<CallEvent> Noted { get; } = [];

    public string Log => string.Join('\n', _log);

    public static AgentDefinition Agent { get; } = new()
    {
        AgentName = "Clinic Appointment Assistant", TenantId = TenantId.Parse("clinic_123"), VoiceProfile = "clear", Language = "en-US", KnowledgeSources = ["clinic_facts"],
        Guardrails = ["do_not_diagnose", "escalate_emergency_language"],
    };

    public static async Task<BrainCall> StartAsync(
        AgentDefinition? agent = null, Action<IServiceCollection>? configure = null, IReadOnlyList<string>? roles = null, string? folder = null)
    {
        var call = new BrainCall(agent ?? Agent, configure, roles ?? [], folder);
        foreach (var hosted in call._services.GetServices<IHostedService>())
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        await call.Get<ICallJournal>().OpenAsync(call.Session, TestContext.Current.CancellationToken);
        return call;
    }

    /// <summary>An agent as its file reads, checked and published.</summary>
    public static async Task<AgentDefinition> PublishedAsync(string yaml)
    {
        await using var first = await StartAsync();
        var (tenant, versions, cancellation) = (first.Session.Tenant, first.Get<IAgentVersions>(), TestContext.Current.CancellationToken);
        (await versions.SaveAsync(tenant, "desk", yaml, "test", "", cancellation)).ShouldBeOfType<AgentSaveOutcome.Saved>();
        (await versions.PublishAsync(tenant, "desk", [new AgentShare(1, 100)], "test", "", cancellation)).ShouldBeOfType<AgentPublishOutcome.Published>();
        return (await first.Get<IAgentCatalog>().FindAsync(tenant, "Desk", "ann", cancellation)).ShouldNotBeNull();
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One turn, with what a conversation writes down of it.</summary>
    /// <returns>What the agent said.</returns>
    public async Task<string> SayAsync(string text)
    {
        _turn++;
        var journal = Get<ICallJournal>();
        await journal.AppendAsync(Call, new CallEvent.Heard(Next(), $"caller-{_turn}", text), TestContext.Current.CancellationToken);
        var request = new ReplyRequest(Call, Session.Agent, [.. _history], text) { Turn = _turn, UserId = "ann", Channel = "web", Roles = Session.Roles };
        var answer = new StringBuilder();
        await foreach (var part in Get<IReplyGenerator>().ReplyAsync(request, TestContext.Current.CancellationToken))
            if (part is ReplyPart.Text said)
                answer.Append(said.Value);
            else if (part is ReplyPart.Noted noted)
            {
                Noted.Add(noted.Fact);
                await journal.AppendAsync(Call, noted.Fact with { At = Next() }, TestContext.Current.CancellationToken);
            }

        await WriteAsync(Speaker.Caller, text);
        await WriteAsync(Speaker.Agent, answer.ToString());
        return answer.ToString();
    }

    public async Task<IReadOnlyList<QueuedHandoff>> HandoffsAsync() =>
        await Get<IHandoffQueue>().ListAsync(Session.Tenant, null, null, 50, TestContext.Current.CancellationToken);

    /// <summary>Ends the call and the process, so that everything is on disk.</summary>
    public async Task EndAsync()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        await Get<ICallJournal>().AppendAsync(Call, new CallEvent.Ended(Next(), HangUpReason.CallerLeft), TestContext.Current.CancellationToken);
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    /// <summary>Files of the data folder that hold a text, wherever in them.</summary>
    public IEnumerable<string> Holding(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0);
    }

    public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken) => ValueTask.FromResult(Facts);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    private async Task WriteAsync(Speaker speaker, string text)
    {
        _history.Add(new Utterance(speaker, text));
        var (start, end) = (Next(), Next());
        WordTiming[] words = [.. text.Split(' ').Select(word => new WordTiming(word, start, end))];
        await Get<ICallJournal>().AppendAsync(
            Call, new CallEvent.Said(end, new TranscriptEntry(_turn, speaker, text, start, end, false, true, words)), TestContext.Current.CancellationToken);
    }

    private TimeSpan Next() => _at += TimeSpan.FromMilliseconds(100);
}
