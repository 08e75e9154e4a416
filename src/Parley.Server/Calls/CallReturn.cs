using Parley.Calls;

namespace Parley.Server.Calls;

/// <summary>What a caller who comes back finds of their call.</summary>
internal abstract record CallReturn
{
    private CallReturn() { }

    /// <summary>No call of theirs was held there, or one still is.</summary>
    public sealed record Nothing : CallReturn;

    /// <summary>It was cut off, and goes on as <paramref name="Session"/>.</summary>
    public sealed record GoesOn(SessionRequest Session) : CallReturn;

    /// <summary>It was brought to its end, or cut off too long ago, or its agent is another one by now.</summary>
    public sealed record Over : CallReturn;
}
