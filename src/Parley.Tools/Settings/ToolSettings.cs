using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Tools.Settings;

/// <summary>
/// Settings under one key of a tool file. Wrong values are collected as faults and read as their default, so that one pass finds them all;
/// keys nobody read are faults too. Not thread-safe.
/// </summary>
internal sealed class ToolSettings(JsonObject values, string path, string file, List<ToolFileFault> faults)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<ToolSettings> _sections = [];

    public string Path => path;

    /// <summary>Faults found so far in the whole file.</summary>
    public int FaultCount => faults.Count;

    /// <summary>All of it, in one spelling.</summary>
    public string ToJson() => Canonical.CanonicalJson.Write(values);

    public IEnumerable<string> Keys => values.Select(pair => pair.Key);

    public bool Has(string key) => Value(key) is not null;

    /// <summary>Text, number or flag as text; <paramref name="otherwise"/> where there is none.</summary>
    public string Text(string key, string otherwise = "") => Value(key) switch
    {
        null => otherwise,
        JsonValue value => value.ToString().Trim(),
        _ => Wrong(key, "expected text", otherwise),
    };

    public string Required(string key)
    {
        var text = Text(key);
        return text.Length > 0 || Value(key) is not (null or JsonValue) ? text : Wrong(key, "is missing", "");
    }

    public bool Flag(string key, bool otherwise = false) =>
        Text(key) switch { "" => otherwise, "true" => true, "false" => false, _ => Wrong(key, "expected true or false", otherwise) };

    public int Number(string key, int otherwise, int least = 0, int most = int.MaxValue)
    {
        var text = Text(key);
        if (text.Length == 0)
            return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(key, $"expected a whole number from {least} to {most}", otherwise);
    }

    /// <summary>Such as <c>500ms</c>, <c>8s</c>, <c>2m</c> or <c>24h</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan otherwise)
    {
        var text = Text(key);
        if (text.Length == 0)
            return otherwise;
        return DurationText.TryParse(text, out var duration) ? duration : Wrong(key, "expected a duration such as 500ms, 8s, 2m or 24h", otherwise);
    }

    /// <summary>One of an enum's members, in snake_case.</summary>
    public T Choice<T>(string key, T otherwise) where T : struct, Enum
    {
        var text = Text(key);
        if (text.Length == 0)
            return otherwise;
        var names = Enum.GetValues<T>().ToDictionary(SnakeCaseName.Of);
        return names.TryGetValue(text, out var value) ? value : Wrong(key, $"'{text}' is none of {string.Join(", ", names.Keys)}", otherwise);
    }

    /// <summary>An address; faulted when it is no absolute http or https one.</summary>
    public bool TryAddress(string key, [NotNullWhen(true)] out Uri? address)
    {
        var text = Required(key);
        if (Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is "http" or "https")
            return true;
        if (text.Length > 0)
            Fault(key, "expected an address such as https://api.example.com/v1");
        return false;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string> List(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case JsonValue one:
                return [one.ToString().Trim()];
            case JsonArray items:
                foreach (var (item, index) in items.Select((item, index) => (item, index)))
                    if (item is not JsonValue)
                        Fault($"{key}[{index}]", "expected text");
                return [.. items.OfType<JsonValue>().Select(item => item.ToString().Trim())];
            default:
                return Wrong<IReadOnlyList<string>>(key, "expected a list", []);
        }
    }

    /// <summary>Texts by name, such as headers.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Raw(key) ?? [])
            if (value is JsonValue text)
                texts[name] = text.ToString();
            else
                Fault($"{key}.{name}", "expected text");
        return texts;
    }

    /// <summary>An object as it stands, such as a JSON Schema; null where there is none.</summary>
    public JsonObject? Raw(string key) => Value(key) switch
    {
        null => null,
        JsonObject value => value,
        _ => Wrong<JsonObject?>(key, "expected an object", null),
    };

    /// <summary>Any value as it stands, such as a body template.</summary>
    public JsonNode? Any(string key) => Value(key);

    /// <summary>Settings below a key; empty ones where there are none.</summary>
    public ToolSettings Section(string key) => Below(Raw(key) ?? [], key);

    /// <summary>Each item of a list of objects.</summary>
    public IReadOnlyList<ToolSettings> Sections(string key)
    {
        if (Value(key) is not { } value)
            return [];
        if (value is not JsonArray items || items.Any(item => item is not JsonObject))
            return Wrong<IReadOnlyList<ToolSettings>>(key, "expected a list of objects", []);
        return [.. items.Select((item, index) => Below((JsonObject)item!, $"{key}[{index}]"))];
    }

    /// <summary>One item of a list that is known to be an object.</summary>
    public ToolSettings Item(string key, int index) => Below((JsonObject)((JsonArray)Value(key)!)[index]!, $"{key}[{index}]");

    /// <summary>Each object below a key, by its name, in the order of the file.</summary>
    public IReadOnlyList<(string Name, ToolSettings Settings)> Entries(string key) =>
        [.. (Raw(key) ?? []).Select(entry => (entry.Key, entry.Value switch
        {
            JsonObject value => Below(value, $"{key}.{entry.Key}"),
            null => Below([], $"{key}.{entry.Key}"),
            _ => Below(Wrong<JsonObject>($"{key}.{entry.Key}", "expected an object", []), $"{key}.{entry.Key}"),
        }))];

    public void Fault(string key, string fault) => faults.Add(new ToolFileFault(file, path.Length == 0 ? key : $"{path}.{key}", fault));

    /// <summary>Faults whatever was never read, here and below.</summary>
    public void FaultUnread()
    {
        foreach (var key in values.Select(pair => pair.Key).Where(key => !_read.Contains(key)))
            Fault(key, "unknown setting" + NearMiss.Hint(key, _read));
        foreach (var section in _sections)
            section.FaultUnread();
    }

    /// <summary>Takes all keys as read: what they mean cannot be said, so none is a fault of its own.</summary>
    public void Forgive()
    {
        foreach (var key in Keys)
            _read.Add(key);
    }

    private JsonNode? Value(string key)
    {
        _read.Add(key);
        return values[key];
    }

    private ToolSettings Below(JsonObject below, string key)
    {
        var section = new ToolSettings(below, path.Length == 0 ? key : $"{path}.{key}", file, faults);
        _sections.Add(section);
        return section;
    }

    private T Wrong<T>(string key, string fault, T otherwise)
    {
        Fault(key, fault);
        return otherwise;
    }
}
