namespace Parley.Flows.Checking;

/// <param name="Path">Where, such as <c>flows.book.nodes.ask_day.next</c>.</param>
/// <param name="Fault">What is wrong, with the near miss where there is one.</param>
internal sealed record FlowFault(string Path, string Fault)
{
    public override string ToString() => $"{Path}: {Fault}";
}
