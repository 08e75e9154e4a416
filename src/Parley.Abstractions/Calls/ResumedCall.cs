using Parley.Dialogue;

namespace Parley.Calls;

/// <summary>A call that a broken line or its server's death cut off.</summary>
/// <param name="Call">Its id. Where calls were cut off one after the other, the first one's.</param>
/// <param name="Turns">The caller turns taken so far, so that no number is given twice.</param>
public sealed record ResumedCall(CallId Call, int Turns)
{
    /// <summary>What was heard before the line broke, oldest first, as the transcripts keep it.</summary>
    public IReadOnlyList<Utterance> Heard { get; init; } = [];
}
