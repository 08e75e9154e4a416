namespace Parley.Simulation.Voices;

/// <summary>What is heard beside the caller, all through the call.</summary>
/// <param name="Snr">Decibels by which the caller's speech is louder.</param>
/// <param name="File">A WAV file, played over and over; null for <paramref name="Kind"/>.</param>
public sealed record Noise(double Snr, NoiseKind Kind, string? File);
