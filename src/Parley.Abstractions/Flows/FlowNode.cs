using Parley.Handoff;

namespace Parley.Flows;

/// <summary>One state of a flow. Texts are templates over slots, tool results and the session; conditions are the flow expression language.</summary>
/// <param name="Id">Unique within the flow.</param>
public abstract record FlowNode(string Id)
{
    /// <summary>Says something and goes on.</summary>
    public sealed record Say(string Id, string Text, string Next) : FlowNode(Id);

    /// <summary>
    /// Asks for one slot until it holds a valid value. <paramref name="OnFailure"/>: where to go after the last retry; null hands over to a person.
    /// <paramref name="OnNone"/>: where to go when the caller wants none of the choices; null asks again.
    /// </summary>
    public sealed record Ask(string Id, string Slot, string Next, string? OnFailure = null, string? OnNone = null) : FlowNode(Id);

    /// <summary>Gets several slots in any order, several in one sentence, asking only for what is missing.</summary>
    public sealed record Collect(string Id, IReadOnlyList<string> Slots, string Next, string? OnFailure = null) : FlowNode(Id);

    /// <summary>Reads values back and waits for a yes; a correction changes the slot and reads back again. The slots named become confirmed.</summary>
    public sealed record Confirm(string Id, string Text, IReadOnlyList<string> Slots, string Next, string OnNo) : FlowNode(Id);

    /// <summary>
    /// Calls a tool. Arguments are templates, those that come out empty are left out; <paramref name="OnFailure"/> maps outcome codes to nodes,
    /// <c>default</c> any other, <c>awaiting_approval</c> a call that waits for a person, <c>uncertain</c> one whose effect may have come to pass.
    /// </summary>
    public sealed record Tool(
        string Id, string Name, IReadOnlyDictionary<string, string> Arguments, string? SaveAs, string Next, IReadOnlyDictionary<string, string> OnFailure)
        : FlowNode(Id);

    /// <summary>Computes slots of its own: <paramref name="Values"/> are templates by slot, <paramref name="Clear"/> names slots to empty first.</summary>
    public sealed record Set(string Id, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Clear, string Next) : FlowNode(Id);

    /// <summary>Goes where the first condition that holds points.</summary>
    public sealed record Branch(string Id, IReadOnlyList<FlowCase> Cases, string Otherwise) : FlowNode(Id);

    /// <summary>Answers from knowledge: the template's question, or what the caller said last when it is empty.</summary>
    public sealed record Answer(string Id, string Question, string Next) : FlowNode(Id);

    /// <summary>Runs another flow and comes back. <paramref name="Inputs"/>: its slots from this flow's values; <paramref name="Outputs"/>: this flow's slots from its.</summary>
    public sealed record SubFlow(
        string Id, string Flow, IReadOnlyDictionary<string, string> Inputs, IReadOnlyDictionary<string, string> Outputs, string Next) : FlowNode(Id);

    /// <summary>Calls a person and ends the flow.</summary>
    public sealed record CallPerson(string Id, string Text, HandoffReason Reason, string Queue) : FlowNode(Id);

    /// <summary>Ends the flow, and the call if <paramref name="HangsUp"/>.</summary>
    public sealed record End(string Id, string Text, bool HangsUp) : FlowNode(Id);
}
