using System.Globalization;

namespace Parley.Tools.Settings;

/// <summary>Durations as people write them: a whole number and <c>ms</c>, <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>.</summary>
internal static class DurationText
{
    private static readonly (string Suffix, TimeSpan Unit)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (suffix, unit) in Units)
            if (text.EndsWith(suffix, StringComparison.Ordinal)
                && int.TryParse(text[..^suffix.Length].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count > 0 && count <= TimeSpan.FromDays(366) / unit)
            {
                duration = count * unit;
                return true;
            }
        return false;
    }
}
