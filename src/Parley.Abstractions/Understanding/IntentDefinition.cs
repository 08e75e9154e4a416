using Parley.Flows;

namespace Parley.Understanding;

/// <summary>Something a caller may want.</summary>
/// <param name="Name">Unique within the agent, such as <c>book_appointment</c>.</param>
/// <param name="Examples">Ways callers say it; a dozen varied ones work well.</param>
/// <param name="Words">Words or phrases of which one is a strong sign; may be empty.</param>
public sealed record IntentDefinition(string Name, IReadOnlyList<string> Examples, IReadOnlyList<string> Words)
{
    /// <summary>What has to be known for it: a caller who names such values may well want it.</summary>
    public IReadOnlyList<SlotDefinition> Slots { get; init; } = [];

    /// <summary>The slot of which a value alone, with nothing said of what it is for, asks for this; null where such words ask for nothing.</summary>
    public string? OpenedBy { get; init; }
}
