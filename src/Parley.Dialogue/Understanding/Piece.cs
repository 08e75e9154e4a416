namespace Parley.Understanding;

/// <summary>A turn, or some of its words, to be read.</summary>
/// <param name="AsksForTask">It may ask for a task; what else it says is read in any case.</param>
internal readonly record struct Piece(UnderstandingRequest Request, bool AsksForTask = true);
