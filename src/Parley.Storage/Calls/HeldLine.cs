namespace Parley.Storage.Calls;

/// <summary>An utterance that waits for what follows it, as it may be written meanwhile.</summary>
/// <param name="Said">For the transcript.</param>
/// <param name="Shown">Its text for events.</param>
public sealed record HeldLine(TranscriptRecord Said, string Shown);
