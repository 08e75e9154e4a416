using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Parley.Flows.Engine;

/// <summary>All the flow engine knows of a call. Immutable, and JSON at rest.</summary>
internal sealed record FlowState
{
    public static FlowState New { get; } = new();

    /// <summary>The caller turn taken last; 0 before the first.</summary>
    public int Turn { get; init; }

    /// <summary>What the caller said in it.</summary>
    public string TurnText { get; init; } = "";

    /// <summary>What templates read as <c>session</c>.</summary>
    public ImmutableSortedDictionary<string, string> Session { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Flows under way, the one that runs last. Those below wait for it to end.</summary>
    public ImmutableList<FlowFrame> Stack { get; init; } = [];

    /// <summary>What must come in before anything goes on; null: whatever the caller says next.</summary>
    public FlowWait? Wait { get; init; }

    /// <summary>Tool calls that wait for a person's approval.</summary>
    public ImmutableList<PendingTool> Approvals { get; init; } = [];

    /// <summary>Tool calls whose flow was left while they ran, or with nobody knowing what came of them; their outcome is told when it comes.</summary>
    public ImmutableList<PendingTool> Late { get; init; } = [];

    /// <summary>How often each tool node was entered in the whole call: <c>flow/node</c>.</summary>
    public ImmutableSortedDictionary<string, int> Visits { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>What the agent said last, for "say that again"; empty when others said something after it.</summary>
    public string LastSaid { get; init; } = "";

    /// <summary>What a sentence was opened with last, so that the next one begins in another way, whoever works in between.</summary>
    public SaidOpener? Opener { get; init; }

    /// <summary>The first part of a number that is said in several turns.</summary>
    public BegunNumber? Begun { get; init; }

    public int FailuresInARow { get; init; }

    /// <summary>How often nobody answered since somebody did.</summary>
    public int Silences { get; init; }

    /// <summary>The last turn in which a tool with an effect was called; such a turn is not taken again.</summary>
    public int EffectTurn { get; init; } = -1;

    /// <summary>What was said of effects, until the caller is known to have heard it all. Whoever did not is told again.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>In how many turns the outcome was told again.</summary>
    public int Retold { get; init; }

    /// <summary>The last turn in which it was.</summary>
    public int RetoldIn { get; init; }

    /// <summary>What the caller also asked for, to be seen to when nothing runs any more.</summary>
    public ImmutableList<LaterRequest> Later { get; init; } = [];

    /// <summary>Who calls, as far as they said so beside something else: by the name of the slot type that asks for it.</summary>
    public ImmutableSortedDictionary<string, SlotValue> Caller { get; init; } = ImmutableSortedDictionary<string, SlotValue>.Empty;

    /// <summary>A person was called.</summary>
    public bool HandedOver { get; init; }

    /// <summary>The hand-off that the caller may still take back.</summary>
    public OpenHandoff? OpenHandoff { get; init; }

    /// <summary>The call ends; nothing more is said.</summary>
    public bool Ended { get; init; }

    /// <summary>Where the flow that the caller asked for last stands in the stack, of which those above it are parts; -1 where nothing runs.</summary>
    [JsonIgnore]
    public int AskedAt => Stack.FindLastIndex(frame => frame.Kind is not FrameKind.Sub) is >= 0 and var at ? at : Stack.Count > 0 ? 0 : -1;

    /// <summary>That flow; only while one runs.</summary>
    [JsonIgnore]
    public FlowFrame AskedFor => Stack[AskedAt];

    /// <summary>Where it stands, as <c>flow/node</c>; empty where nothing runs.</summary>
    [JsonIgnore]
    public string Node => Top is { } top ? $"{top.Flow}/{top.Node}" : "";

    [JsonIgnore]
    public FlowFrame? Top => Stack.Count > 0 ? Stack[^1] : null;
}
