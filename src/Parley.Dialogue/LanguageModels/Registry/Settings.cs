using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>
/// A section of the configuration, read by <c>snake_case</c> or <c>PascalCase</c> keys alike; collects what is wrong by path. Unknown keys are
/// faults: a misspelt deadline would otherwise be a default one.
/// </summary>
internal sealed class Settings(IConfigurationSection section, List<string> faults)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    public string Key => section.Key;

    public string Path => section.Path;

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key, bool isRequired = false)
    {
        var value = Find(key)?.Value?.Trim() ?? "";
        if (isRequired && value.Length == 0)
            Fault(key, "is missing");
        return value;
    }

    public T Number<T>(string key, T otherwise, T least)
        where T : struct, IComparable<T>, IParsable<T>
    {
        if (Text(key) is not { Length: > 0 } text)
            return otherwise;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value.CompareTo(least) >= 0)
            return value;
        Fault(key, $"is '{text}': expected a number of at least {least}");
        return otherwise;
    }

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (Text(key) is not { Length: > 0 } text)
            return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        Fault(key, $"is '{text}': expected one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return otherwise;
    }

    /// <summary><c>500 ms</c>, <c>1.5 s</c> or <c>00:00:01.500</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan otherwise)
    {
        if (Text(key) is not { Length: > 0 } text)
            return otherwise;
        if (TryDuration(text) is { } duration && duration >= TimeSpan.Zero && duration <= TimeSpan.FromHours(1))
            return duration;
        Fault(key, $"is '{text}': expected a duration of at most an hour, such as '500 ms' or '1.5 s'");
        return otherwise;
    }

    public bool YesNo(string key, bool otherwise)
    {
        if (Text(key) is not { Length: > 0 } text)
            return otherwise;
        if (bool.TryParse(text, out var value))
            return value;
        Fault(key, $"is '{text}': expected true or false");
        return otherwise;
    }

    /// <summary>A list, or one value in place of a list of one.</summary>
    public IReadOnlyList<string> List(string key)
    {
        if (Find(key) is not { } list)
            return [];
        return list.Value is { } one ? [one.Trim()] : [.. list.GetChildren().Select(c => c.Value?.Trim() ?? "").Where(v => v.Length > 0)];
    }

    public Settings Part(string key) => new(Find(key) ?? section.GetSection(key), faults);

    public IReadOnlyList<Settings> Parts(string key) => [.. (Find(key)?.GetChildren() ?? []).Select(c => new Settings(c, faults))];

    public void Fault(string key, string fault) => faults.Add($"{section.Path}:{key} {fault}.");

    /// <summary>Call last: every key that nothing asked for is a fault.</summary>
    public void End()
    {
        foreach (var child in section.GetChildren())
            if (!_read.Contains(child.Key))
                Fault(child.Key, $"is not known; known are {string.Join(", ", _read.Where(k => k.Contains('_', StringComparison.Ordinal) || k.All(char.IsLower)))}");
    }

    private IConfigurationSection? Find(string key)
    {
        var isFirst = _read.Add(key);
        var pascal = key.Replace("_", "", StringComparison.Ordinal);
        _read.Add(pascal);
        // One of the two would be dropped without a word.
        if (isFirst && pascal != key && section.GetSection(key).Exists() && section.GetSection(pascal).Exists())
            Fault(key, $"is also written {pascal}");
        foreach (var name in (string[])[key, pascal])
            if (section.GetSection(name) is var found && found.Exists())
                return found;
        return null;
    }

    private static TimeSpan? TryDuration(string text)
    {
        var digits = text.TrimEnd('m', 's', ' ');
        var isNumber = double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return (isNumber, text[digits.Length..].Trim()) switch
        {
            (true, "ms") => TimeSpan.FromMilliseconds(number),
            (true, "s") => TimeSpan.FromSeconds(number),
            _ => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null,
        };
    }
}
