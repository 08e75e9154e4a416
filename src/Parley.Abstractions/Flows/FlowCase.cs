namespace Parley.Flows;

/// <param name="When">A condition in the flow expression language.</param>
/// <param name="Next">The node to go to when it holds.</param>
public sealed record FlowCase(string When, string Next);
