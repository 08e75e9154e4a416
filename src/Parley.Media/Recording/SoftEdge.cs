namespace Parley.Media;

/// <summary>
/// The first and last 5 ms of sound that begins or breaks off in the middle: speech cut by an interruption, or paused and resumed. On the live
/// leg decoders cross-fade there; in PCM a cut is a click.
/// </summary>
internal sealed class SoftEdge(int rate)
{
    private readonly short[] _tail = new short[rate / 200];

    /// <summary>Fades in what begins, in place.</summary>
    /// <param name="samples">The first ones.</param>
    /// <param name="before">How long a filter rings before the sound itself begins: that is left out.</param>
    public void Begin(Span<short> samples, TimeSpan before)
    {
        var silent = Math.Min((int)(before.TotalSeconds * rate), samples.Length);
        samples[..silent].Clear();
        var length = Math.Min(_tail.Length, samples.Length - silent);
        for (var i = 0; i < length; i++)
            samples[silent + i] = (short)(samples[silent + i] * Gain(length - 1 - i, length));
    }

    /// <returns>What follows if nothing does: the last sound, turned round and faded out, so that no step stands between. Valid until asked again.</returns>
    public ReadOnlySpan<short> After(ReadOnlySpan<short> samples)
    {
        var length = Math.Min(_tail.Length, samples.Length);
        for (var i = 0; i < length; i++)
            _tail[i] = (short)(samples[^(i + 1)] * Gain(i, length));
        _tail.AsSpan(length).Clear();
        return _tail;
    }

    /// <summary>From 1 down to 0, flat at both ends.</summary>
    private static float Gain(int at, int length) => 0.5f + 0.5f * MathF.Cos(MathF.PI * (at + 1) / length);
}
