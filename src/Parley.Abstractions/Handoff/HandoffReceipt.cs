namespace Parley.Handoff;

/// <summary>What became of a hand-off.</summary>
/// <param name="Id">Names it from now on.</param>
/// <param name="Accepted">A target took it; false when every target failed, and then it waits in the embedded queue all the same.</param>
/// <param name="Tell">What the caller is told happens next.</param>
public sealed record HandoffReceipt(string Id, bool Accepted, string Tell);
