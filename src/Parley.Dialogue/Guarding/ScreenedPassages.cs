using Parley.Knowledge;

namespace Parley.Dialogue.Guarding;

/// <param name="Kept">What may be read and said.</param>
/// <param name="Noted">What was found in them, for the call's record.</param>
internal sealed record ScreenedPassages(IReadOnlyList<Passage> Kept, IReadOnlyList<ReplyPart> Noted);
