using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Where a turn names a part of the day.</summary>
internal static class DayParts
{
    /// <summary>The only part named in the turn; unsaid where there are two.</summary>
    public static DayPart Only(SpokenTurn turn)
    {
        var found = DayPart.Unsaid;
        for (var at = 0; at < turn.Count; at++)
        {
            // A greeting says nothing of the time that is wanted, nor does "I am".
            var part = turn.Is(at - 1, "good", "i") ? DayPart.Unsaid : Of(turn[at]);
            if (part is DayPart.Unsaid || part == found)
                continue;
            if (found is not DayPart.Unsaid)
                return DayPart.Unsaid;
            found = part;
        }

        return found;
    }

    public static DayPart Of(string word) => word switch
    {
        "morning" or "mornings" or "am" => DayPart.Morning,
        "afternoon" or "afternoons" or "pm" => DayPart.Afternoon,
        "evening" or "evenings" => DayPart.Evening,
        "night" or "tonight" => DayPart.Night,
        _ => DayPart.Unsaid,
    };
}
