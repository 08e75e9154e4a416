using NodaTime;

namespace Parley.Understanding.Calendar;

/// <summary>What some words say about a day.</summary>
internal abstract record DateMatch(int End)
{
    public sealed record Day(int End, LocalDate Date, double Confidence) : DateMatch(End);

    /// <param name="Reason">Why it is none, as a sentence: it does not exist, or a day is missing.</param>
    /// <param name="IsImpossible">No such day exists, rather than too little was said.</param>
    public sealed record NoDay(int End, string Reason, bool IsImpossible) : DateMatch(End);
}
