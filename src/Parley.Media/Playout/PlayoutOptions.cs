namespace Parley.Media;

/// <summary>How the agent's side of a leg is queued and encoded.</summary>
public sealed record PlayoutOptions
{
    /// <summary>How far ahead of what is heard a writer may run before it waits.</summary>
    public TimeSpan Ahead { get; init; } = TimeSpan.FromSeconds(1);

    public OpusEncoderOptions Encoder { get; init; } = new();
}
