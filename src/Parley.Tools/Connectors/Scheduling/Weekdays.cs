using NodaTime;

namespace Parley.Tools.Scheduling;

internal static class Weekdays
{
    public static IReadOnlyList<string> Names { get; } = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static bool TryParse(string name, out IsoDayOfWeek day)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (!Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            day = (IsoDayOfWeek)(i + 1);
            return true;
        }

        day = IsoDayOfWeek.None;
        return false;
    }
}
