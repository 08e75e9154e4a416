namespace Parley.Calls;

/// <summary>What a transport reports beside audio.</summary>
public abstract record CallSignal
{
    private CallSignal() { }

    /// <summary>The caller's microphone track is live. <paramref name="EchoCancelled"/>: whether that leg removes the agent's own voice.</summary>
    public sealed record CallerJoined(string UserId, bool EchoCancelled) : CallSignal;

    /// <summary>Another microphone, or another processing of it, than <see cref="CallerJoined"/> told of.</summary>
    public sealed record EchoCancellationChanged(bool Cancelled) : CallSignal;

    /// <summary>The caller is gone for good: left, or not resumed in time.</summary>
    public sealed record CallerLeft(string Reason) : CallSignal;

    /// <summary>Somebody sent the agent away, and not the caller: the call is over for the one and not for the other.</summary>
    public sealed record AgentRemoved : CallSignal;

    /// <summary>The agent is held silent (true): what it has to say waits, and nothing of it is heard until it is let speak again.</summary>
    public sealed record AgentMuted(bool Muted) : CallSignal;

    /// <summary>Typed text, to be answered like speech.</summary>
    public sealed record TextReceived(string Text) : CallSignal;

    /// <summary>The caller has no live microphone: muted, or never published. False once there is one.</summary>
    public sealed record MicrophoneMuted(bool Muted) : CallSignal;

    /// <summary>The caller's connection is interrupted (true) or back (false); audio may be missing meanwhile.</summary>
    public sealed record ConnectionLost(bool Lost) : CallSignal;
}
