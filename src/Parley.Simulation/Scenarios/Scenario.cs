using Parley.Agents;
using Parley.Simulation.Callers;
using Parley.Simulation.Checking;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Scenarios;

/// <summary>One simulated call: what stands before it, what the caller does, and what has to come of it.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>As given on the command line.</summary>
    public required string File { get; init; }

    public int Line { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When the call begins, in the agent's own time zone.</summary>
    public DateTime Now { get; init; } = new(2026, 11, 30, 9, 0, 0, DateTimeKind.Unspecified);

    public string Tenant { get; init; } = "clinic_123";

    /// <summary>The agent's name or id; empty for the tenant's first one.</summary>
    public string Agent { get; init; } = "";

    public string Channel { get; init; } = "text";

    /// <summary>What the caller is trusted with, as whoever opens sessions may say.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Replaces the agent's own policy where it is given.</summary>
    public ConsentPolicy? Consent { get; init; }

    /// <summary>Appointments that stand before the call.</summary>
    public IReadOnlyList<StandingAppointment> Calendar { get; init; } = [];

    /// <summary>By tool.</summary>
    public IReadOnlyDictionary<string, ToolFault> Faults { get; init; } = new Dictionary<string, ToolFault>();

    /// <summary>Found whatever is asked, such as text that somebody planted in the knowledge.</summary>
    public IReadOnlyList<string> Knowledge { get; init; } = [];

    /// <summary>Which of the requests to the agent's voice hang, counted from 1.</summary>
    internal IReadOnlyCollection<int> VoiceStalls { get; init; } = [];

    /// <summary>Tools the agent may use beside its own.</summary>
    internal IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>How long knowledge takes to be found, the first times.</summary>
    internal TimeSpan KnowledgeStall { get; init; }

    /// <summary>How often it takes that long.</summary>
    internal int KnowledgeStalls { get; init; } = 1;

    /// <summary>What the language model does, a reply each request; none configured where there are none.</summary>
    public IReadOnlyList<ModelReply> Model { get; init; } = [];

    /// <summary>The same of a second model, which is asked where the first one is late or fails.</summary>
    public IReadOnlyList<ModelReply> NextModel { get; init; } = [];

    public IReadOnlyList<CallerStep> Steps { get; init; } = [];

    /// <summary>A caller who decides what to say; null for one who goes by <see cref="Steps"/>.</summary>
    public Persona? Persona { get; init; }

    public Expectations Expect { get; init; } = new();

    /// <summary>How alone it can be held; null for either way.</summary>
    public Medium? Only { get; init; }

    /// <summary>The caller's voice profile; empty for the one that is understood best.</summary>
    public string Voice { get; init; } = "";

    /// <summary>Heard beside the caller; null for a quiet room.</summary>
    public Noise? Noise { get; init; }

    /// <summary>Whether replies may be begun before their turn is over, as a server does by default.</summary>
    internal bool BeginsAhead { get; init; } = true;

    /// <summary>What the models are called, in order of preference.</summary>
    internal static IReadOnlyList<string> ModelNames { get; } = ["model", "next_model"];

    /// <summary>Those there are, by name and in order of preference.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<ModelReply>> Models =>
        ModelNames.Zip([Model, NextModel]).Where(pair => pair.Second.Count > 0).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <returns>Why it is not held this way; null when it can be.</returns>
    public string? NotBy(Medium medium) => (Only, medium) switch
    {
        (Medium.Voice, Medium.Text) => "for voice alone: --voice",
        (Medium.Text, Medium.Voice) => "for text alone",
        _ => null,
    };
}
