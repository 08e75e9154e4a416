namespace Parley.Media;

/// <summary>The next step of a stream.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Length">Bytes of the packet copied out, for the kinds that have one.</param>
/// <param name="Samples">How long the stretch is, at the stream's clock rate.</param>
/// <param name="Waited">How long the packet was held since it arrived.</param>
public readonly record struct JitterFrame(JitterFrameKind Kind, int Length, int Samples, TimeSpan Waited);
