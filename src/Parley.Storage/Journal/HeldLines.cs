using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

/// <param name="Version">Counts within the call; of two the higher one stands.</param>
/// <param name="Lines">All that a call holds back; none when everything was told.</param>
internal sealed record HeldLines(long Version, IReadOnlyList<HeldLine> Lines);
