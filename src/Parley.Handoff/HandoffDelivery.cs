namespace Parley.Handoff;

/// <summary>What a target made of a hand-off.</summary>
internal abstract record HandoffDelivery
{
    private HandoffDelivery()
    {
    }

    public sealed record Taken : HandoffDelivery;

    /// <param name="Why">For the log; holds nothing that was said.</param>
    public sealed record Failed(string Why) : HandoffDelivery;
}
