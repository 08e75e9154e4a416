using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Handoff;
using Parley.Records;
using Parley.Speech;
using Parley.Tenancy;
using Parley.Testing.Conversation;

namespace Parley.Conversation.Tests;

/// <summary>A whole call over scripted engines on virtual time.</summary>
internal sealed class TestCall : IDisposable
{
    private readonly CancellationTokenSource _serverStops = new();

    public TestCall()
    {
        Recognizer = new ScriptedRecognizer(Caller, Time.Clock);
        Synthesizer = new ScriptedSynthesizer(Time.Clock);
        Replies = new ScriptedReplies(Time.Clock);
        Leg = new FakeCallTransport(Time.Clock, Caller);
        Leg.Plan(TimeSpan.Zero, () =>
        {
            if (CallerComes)
                Leg.Send(new CallSignal.CallerJoined("caller_1", EchoCancelled));
        });
    }

    public VirtualTime Time { get; } = new();

    public CallerScript Caller { get; } = new();

    public ScriptedVoiceActivityDetector Detector { get; } = new();

    public ScriptedRecognizer Recognizer { get; }

    public ScriptedSynthesizer Synthesizer { get; }

    public ScriptedReplies Replies { get; }

    /// <summary>Begins replies ahead where a test wants that; null for none.</summary>
    public AheadReplies? Ahead { get; set; }

    /// <summary>Called where the agent cannot go on; null for nobody.</summary>
    public ScriptedPersons? Persons { get; set; }

    public ResumedCall? Resumes { get; set; }

    public IReadOnlyList<string> Roles { get; set; } = [];

    public ScriptedEndOfTurn EndOfTurn { get; } = new();

    public RecordingJournal Journal { get; } = new();

    public RecordingRecorder Recorder { get; } = new();

    public FakeCallTransport Leg { get; }

    public TestMeters Meters { get; } = new();

    public ConversationOptions Options { get; set; } = new();

    public string Greeting { get; set; } = "";

    public ConsentStatus Consent { get; set; } = ConsentStatus.Granted;

    public ConsentPolicy ConsentPolicy { get; set; } = ConsentPolicy.None;

    public bool CallerComes { get; set; } = true;

    public bool EchoCancelled { get; set; } = true;

    /// <summary>What each side said for good, in order.</summary>
    public IReadOnlyList<string> Transcript =>
        [.. Journal.Of<CallEvent.Said>().Select(said => $"{said.Entry.Speaker}: {said.Entry.Text}{(said.Entry.Interrupted ? " --" : "")}")];

    public IReadOnlyList<TurnLatency> Latencies => [.. Journal.Of<CallEvent.TurnMeasured>().Select(measured => measured.Latency)];

    public void CallerLeavesAt(double seconds) => At(seconds, () => Leg.Send(new CallSignal.CallerLeft("hung up")));

    public void ServerStopsAt(double seconds) => At(seconds, _serverStops.Cancel);

    public void At(double seconds, Action action) => Leg.Plan(TimeSpan.FromSeconds(seconds), action);

    public TimeSpan Speak(double seconds, string text) => Caller.Speak(TimeSpan.FromSeconds(seconds), text);

    public HangUpReason Run(double atMostSeconds = 120)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IVoiceActivityDetectorFactory>(Detector);
        services.AddSingleton<ISpeechRecognizer>(Recognizer);
        services.AddSingleton<ISpeechSynthesizer>(Synthesizer);
        services.AddSingleton<IEndOfTurnModel>(EndOfTurn);
        services.AddSingleton<IReplyGenerator>(Replies);
        if (Ahead is not null)
            services.AddSingleton<ISpeculativeRepliesFactory>(Ahead);
        if (Persons is not null)
            services.AddSingleton<IBreakdownHandoffs>(Persons);
        services.AddSingleton<ICallJournal>(Journal);
        services.AddSingleton<ICallRecorderFactory>(Recorder);
        services.AddSingleton<TimeProvider>(Time.Clock);
        services.AddSingleton<IMeterFactory>(Meters);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddConversation();
        services.AddSingleton<IOptions<ConversationOptions>>(new OptionsWrapper<ConversationOptions>(Options));
        using var provider = services.BuildServiceProvider();
        var sessions = provider.GetRequiredService<ICallSessions>();
        return Time.Run(() => sessions.RunAsync(Session(), Leg, _serverStops.Token), TimeSpan.FromSeconds(atMostSeconds));
    }

    /// <summary>Longest time from <paramref name="from"/> in which nothing of the agent was heard.</summary>
    public TimeSpan SilenceAfter(TimeSpan from) =>
        Leg.Playout.HeardFrames.Where(frame => frame.At >= from).Select(frame => frame.At - from).DefaultIfEmpty(TimeSpan.MaxValue).Min();

    public void Dispose()
    {
        _serverStops.Dispose();
        Meters.Dispose();
    }

    private SessionRequest Session() => new(
        CallId.New(Time.Clock),
        new TenantContext(TenantId.Parse("clinic_123")),
        "user_1",
        "web",
        Consent,
        "en",
        new AgentDefinition
        {
            AgentName = "Clinic",
            TenantId = TenantId.Parse("clinic_123"),
            VoiceProfile = "clear",
            Language = "en",
            Greeting = Greeting,
            Consent = ConsentPolicy,
        })
    {
        Resumes = Resumes,
        Roles = Roles,
    };
}
