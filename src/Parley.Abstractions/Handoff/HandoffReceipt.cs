namespace Parley.Handoff;

/// <summary>What became of a hand-off.</summary>
/// <param name="Id">Names it from now on.</param>
/// <param name="Accepted">It is where people look: a configured target took it or, where none is configured, the embedded queue did. When every target failed it waits in the queue all the same.</param>
/// <param name="Tell">What the caller is told happens next.</param>
public sealed record HandoffReceipt(string Id, bool Accepted, string Tell);
