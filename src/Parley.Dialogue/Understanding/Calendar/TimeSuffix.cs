using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>What may follow a time: "o'clock", "p.m.", "in the morning", "ish".</summary>
/// <param name="End">Behind it.</param>
/// <param name="Part">Of the day, if it says.</param>
/// <param name="IsAbout">The time was not exact.</param>
/// <param name="IsEvident">What stands before it is a time.</param>
internal readonly record struct TimeSuffix(int End, DayPart Part, bool IsAbout, bool IsEvident)
{
    public static TimeSuffix Read(SpokenTurn turn, int at)
    {
        var (isAbout, isEvident, part) = (false, false, DayPart.Unsaid);
        while (true)
        {
            if (turn.Is(at, "o'clock", "oclock"))
                (at, isEvident) = (at + 1, true);
            else if (turn.Has(at, "o clock"))
                (at, isEvident) = (at + 2, true);
            else if (turn.Is(at, "ish", "sharp"))
                (isAbout, isEvident, at) = (turn[at] is "ish", true, at + 1);
            else if (turn.Has(at, "or so"))
                (at, isAbout) = (at + 2, true);
            else if (part is DayPart.Unsaid && Meridiem(turn, at) is { } meridiem)
                (at, part, isEvident) = (meridiem.End, meridiem.Value, true);
            else
                return new TimeSuffix(at, part, isAbout, isEvident);
        }
    }

    public static Reach<DayPart>? Meridiem(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "am", "pm") && !(turn[at] is "am" && turn[at - 1] is "i"))
            return new Reach<DayPart>(DayParts.Of(turn[at]), at + 1);
        if (turn.Has(at, "a m") || turn.Has(at, "p m"))
            return new Reach<DayPart>(turn[at] is "a" ? DayPart.Morning : DayPart.Afternoon, at + 2);
        if (turn.Is(at, "in") && DayParts.Of(turn[at + 2]) is not DayPart.Unsaid and var part && turn.Is(at + 1, "the"))
            return new Reach<DayPart>(part, at + 3);
        if (turn.Has(at, "at night"))
            return new Reach<DayPart>(DayPart.Night, at + 2);
        return turn.Has(at, "this afternoon") || turn.Has(at, "this evening") || turn.Has(at, "this morning") ? new Reach<DayPart>(DayParts.Of(turn[at + 1]), at + 2) : null;
    }
}
