namespace Parley.Tools.Messages;

/// <summary>What a server said to a message.</summary>
internal abstract record DeliveryResult
{
    private DeliveryResult() { }

    /// <param name="Reference">The name it gave it; may be empty.</param>
    public sealed record Sent(string Reference) : DeliveryResult;

    /// <summary>It did not take it. <paramref name="Message"/> names no caller.</summary>
    public sealed record Refused(string Code, string Message) : DeliveryResult;
}
