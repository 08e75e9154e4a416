namespace Parley.Simulation.Voices;

/// <summary>Noise that needs no recording.</summary>
public enum NoiseKind
{
    /// <summary>All pitches alike: a bad line.</summary>
    White,

    /// <summary>Falling by 3 dB an octave: traffic, rain, a fan.</summary>
    Pink,

    /// <summary>Several people talking at once.</summary>
    Babble,
}
