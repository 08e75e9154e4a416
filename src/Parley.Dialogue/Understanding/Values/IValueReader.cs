using Parley.Flows;

namespace Parley.Understanding.Values;

/// <summary>Reads values of one slot type from a turn. Never throws on text; thread-safe.</summary>
internal interface IValueReader
{
    SlotType Type { get; }

    /// <summary>Everything in the turn that could be the slot's value, in the order it was said. Which of it counts is not the reader's to decide.</summary>
    IEnumerable<Reading> Read(ReadingContext context);
}
