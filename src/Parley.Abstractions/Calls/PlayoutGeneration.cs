namespace Parley.Calls;

/// <summary>Names one utterance's stay in the playout queue. Audio of an older generation is dropped, so nothing late leaks into the next turn.</summary>
public readonly record struct PlayoutGeneration(int Number);
