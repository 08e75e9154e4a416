using Parley.Agents;
using Parley.Calls;
using Parley.Flows;

namespace Parley.Understanding;

/// <summary>One caller turn and what it may be about.</summary>
/// <param name="Call">For whom; its clock tells what "tomorrow" is.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="TimeZone">Where the agent's business is: dates and times are local to it.</param>
/// <param name="Region">ISO 3166 country for phone numbers and currency, such as <c>US</c>.</param>
/// <param name="Text">The caller's words, as recognised or typed.</param>
/// <param name="Asked">The slot the agent just asked for; null when it asked for none.</param>
/// <param name="Confirming">The agent just read values back and asked whether they are right.</param>
/// <param name="Slots">Slots that could be filled or corrected, the asked one included.</param>
/// <param name="Filled">Values slots have already, so that "an hour later" and "no, Thursday" can be read.</param>
/// <param name="Intents">What a caller may want here.</param>
public sealed record UnderstandingRequest(
    CallContext Call,
    string Language,
    TimeZoneInfo TimeZone,
    string Region,
    string Text,
    SlotDefinition? Asked,
    bool Confirming,
    IReadOnlyList<SlotDefinition> Slots,
    IReadOnlyDictionary<string, SlotValue> Filled,
    IReadOnlyList<IntentDefinition> Intents)
{
    /// <summary>Ways callers of this agent ask for none of the intents; may be empty.</summary>
    public IReadOnlyList<string> OutOfScope { get; init; } = [];

    /// <summary>The intents under way, the one that asks last: whoever answers does not ask for them once more.</summary>
    public IReadOnlyList<string> UnderWay { get; init; } = [];

    /// <summary>The intents that wait until those under way are done, the next one first.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>What was asked, in the agent's words: whoever says yes with them says nothing new. Empty where that is not known.</summary>
    public string Question { get; init; } = "";

    /// <summary>Whose models may be asked; null for none.</summary>
    public AgentDefinition? Agent { get; init; }

    /// <summary>Counts caller turns from 1, for the accounts.</summary>
    public int Turn { get; init; }

    /// <summary>Completes when a turn begun ahead is committed, for the accounts. Else completed.</summary>
    public Task Committed { get; init; } = Task.CompletedTask;

    /// <summary>The flow node that asks, as <c>flow/node</c>; routes of models may go by it.</summary>
    public string Node { get; init; } = "";
}
