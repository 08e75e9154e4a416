using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>"1984", "nineteen eighty four", "two thousand and five", "twenty twenty six"; of a birth also "eighty four".</summary>
internal static class YearWords
{
    private const int First = 1880;
    private const int Last = 2199;

    public static Reach<int>? Read(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (turn.Is(at, "of", "in") && Read(turn, at + 1, calendar) is { } behind)
            return behind;
        if (turn.IsDigits(at) && turn[at].Length == 4)
            return InRange(int.Parse(turn[at], System.Globalization.CultureInfo.InvariantCulture), at + 1);
        if (Century(turn, at) is { } century)
            return century;
        if (turn.Has(at, "two thousand") && NumberWords.Whole(turn, at) is { } thousands && thousands.Value < Last)
            return InRange((int)thousands.Value, thousands.End);
        return calendar.IsBirth ? TwoDigits(turn, at, calendar) : null;
    }

    /// <summary>"nineteen eighty four", "nineteen oh five", "nineteen hundred", "twenty ten".</summary>
    private static Reach<int>? Century(SpokenTurn turn, int at)
    {
        int? century = turn[at] switch { "eighteen" => 18, "nineteen" or "19" => 19, "twenty" or "20" => 20, _ => null };
        if (century is not { } hundreds)
            return null;
        if (turn[at + 1] is "hundred")
            return NumberWords.Between(turn, turn[at + 2] is "and" ? at + 3 : at + 2, 1, 99) is { } rest
                ? InRange(hundreds * 100 + rest.Value, rest.End)
                : InRange(hundreds * 100, at + 2);
        if (turn.Is(at + 1, "oh", "o", "zero") && NumberWords.Between(turn, at + 2, 1, 9) is { } small)
            return InRange(hundreds * 100 + small.Value, small.End);
        return NumberWords.Between(turn, at + 1, 10, 99) is { } tens ? InRange(hundreds * 100 + tens.Value, tens.End) : null;
    }

    /// <summary>The century that lies behind: nobody is born in the future.</summary>
    private static Reach<int>? TwoDigits(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (turn.Is(at, "double") && turn.Is(at + 1, "oh", "o", "zero") || turn.Is(at, "oh", "o", "zero") && turn.Is(at + 1, "oh", "o", "zero"))
            return new Reach<int>(2000, at + 2);
        var isZero = turn.Is(at, "oh", "o", "zero");
        var read = isZero ? NumberWords.Between(turn, at + 1, 0, 9)
            : turn.IsDigits(at) && turn[at].Length != 2 ? null
            : turn[at] is ['0', _] ? new Reach<int>(turn[at][1] - '0', at + 1)
            : NumberWords.Between(turn, at, 10, 99);
        return read is { } year ? new Reach<int>(year.Value > calendar.Today.Year % 100 ? 1900 + year.Value : 2000 + year.Value, year.End) : null;
    }

    private static Reach<int>? InRange(int year, int end) => year is >= First and <= Last ? new Reach<int>(year, end) : null;
}
