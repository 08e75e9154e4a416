using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>What was read of some words before anything is known of the tasks they may ask for.</summary>
/// <param name="Named">Values of any task's slots, where none is open.</param>
/// <param name="AsksForTask">Whether it was read as what may ask for one.</param>
internal sealed record ReadPiece(UnderstandingRequest Request, SpokenTurn Turn, CallerActs Acts, SlotFindings Found, SlotFindings Named, bool AsksForTask)
{
    /// <summary>Its words can be a wish.</summary>
    public bool MayAskForTask { get; init; }
}
