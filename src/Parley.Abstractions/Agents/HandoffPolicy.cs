using Parley.Handoff;

namespace Parley.Agents;

/// <summary>When and where an agent calls a person.</summary>
public sealed record HandoffPolicy
{
    public static HandoffPolicy Default { get; } = new();

    /// <summary>Reasons that call a person; the others are only noted. All by default.</summary>
    public IReadOnlyList<HandoffReason> Triggers { get; init; } = Enum.GetValues<HandoffReason>();

    /// <summary>Queue by reason; reasons not named go to <see cref="DefaultQueue"/>.</summary>
    public IReadOnlyDictionary<HandoffReason, string> Queues { get; init; } = new Dictionary<HandoffReason, string>();

    public string DefaultQueue { get; init; } = "front_desk";

    /// <summary>Failures in a row (not understood, refused values, tool errors) before a person is called.</summary>
    public int FailuresInARow { get; init; } = 3;
}
