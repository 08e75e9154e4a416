namespace Parley.Conversation.Listening;

/// <summary>
/// Keeps clear silence from the detector, which costs more than a level. The noise floor follows quiet stretches down quickly and
/// creeps up slowly, so that speech does not become its own floor. One thread at a time.
/// </summary>
internal sealed class EnergyGate
{
    // dBFS. Below it nobody is understood; room noise of a headset is about -70.
    private const double Inaudible = -62;

    // Speech stands well above its floor, even at the 10 dB signal-to-noise ratio where recognition gives in.
    private const double AboveFloor = 4;

    // A floor this loud is a noisy place: there the detector decides.
    private const double LoudFloor = -40;

    private const double RisePerSecond = 2;
    private const double FallShare = 0.2;
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(400);

    private double _floor = -60;
    private TimeSpan _openUntil = TimeSpan.MinValue;

    /// <summary>The noise floor in dBFS.</summary>
    public double Floor => _floor;

    /// <param name="level">RMS level of a window in dBFS.</param>
    /// <param name="start">The window's position.</param>
    /// <param name="duration">The window's length.</param>
    /// <param name="inSpeech">Whether an utterance is under way: the gate stays open and the floor still.</param>
    /// <returns>Whether the window may hold speech.</returns>
    public bool IsOpen(double level, TimeSpan start, TimeSpan duration, bool inSpeech)
    {
        if (level < _floor)
            _floor += (level - _floor) * FallShare;
        else if (!inSpeech)
            _floor = Math.Min(level, _floor + RisePerSecond * duration.TotalSeconds);
        var loud = level > Inaudible && (level > _floor + AboveFloor || _floor > LoudFloor);
        if (loud || inSpeech)
            _openUntil = start + duration + Hold;
        return loud || inSpeech || start < _openUntil;
    }
}
