using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Parley.Flows.Reading;

/// <summary>One object of a YAML file, read key by key. Every fault is noted with its path and line; reading goes on with what there is.</summary>
internal sealed class YamlSection
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly SectionNotes _notes;
    private readonly int _line;

    public YamlSection(YamlMappingNode node, string path, SectionNotes notes)
    {
        (Path, _notes, _line) = (path, notes, (int)node.Start.Line);
        notes.Lines.TryAdd(path, _line);
        foreach (var (key, value) in node.Children)
            if (key is YamlScalarNode { Value: { } name })
            {
                _values[name] = value;
                notes.Lines.TryAdd(PathOf(name), (int)key.Start.Line);
            }
    }

    public string Path { get; }

    public int Line => _line;

    public IReadOnlyCollection<string> Keys => _values.Keys;

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key, bool isRequired = false)
    {
        if (Find(key) is not { } node)
        {
            if (isRequired)
                Fault(key, "is missing");
            return "";
        }

        if (node is not YamlScalarNode { Value: { } text })
            Fault(key, "expected text");
        else if (isRequired && string.IsNullOrWhiteSpace(text))
            Fault(key, "is empty");
        else
            return text.Trim();
        return "";
    }

    public string? TextOrNull(string key) => Text(key) is { Length: > 0 } text ? text : null;

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not ("" or "true" or "false" or "yes" or "no"))
            Fault(key, "expected true or false");
        return text is "true" or "yes";
    }

    public int Whole(string key, int otherwise)
    {
        var text = Text(key);
        if (text.Length == 0)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(key, "expected a whole number");
        return otherwise;
    }

    public TimeSpan? Seconds(string key)
    {
        var text = Text(key);
        if (text.Length == 0)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 600)
            return TimeSpan.FromSeconds(seconds);
        Fault(key, "expected seconds, more than 0 and at most 600");
        return null;
    }

    public T Choice<T>(string key, T otherwise, bool isRequired = false) where T : struct, Enum
    {
        var text = Text(key, isRequired);
        if (text.Length == 0)
            return otherwise;
        var names = NamesOf<T>();
        if (names.TryGetValue(text, out var value))
            return value;
        Fault(key, $"unknown '{text}'{NearMiss.Hint(text, names.Keys)}");
        return otherwise;
    }

    /// <summary>A list of the names of an enumeration's values, in snake_case.</summary>
    /// <param name="alone">Words that may stand there without any other.</param>
    public IReadOnlyList<T> Choices<T>(string key, params string[] alone) where T : struct, Enum
    {
        var names = NamesOf<T>();
        var chosen = new List<T>();
        foreach (var text in List(key))
            if (names.TryGetValue(text, out var value))
                chosen.Add(value);
            else if (alone.Contains(text, StringComparer.Ordinal))
                Fault(key, $"'{text}' stands alone or not at all");
            else
                Fault(key, $"unknown '{text}'{NearMiss.Hint(text, names.Keys.Concat(alone))}");
        return chosen;
    }

    /// <summary>The same of what stands under a key by such names.</summary>
    public IReadOnlyDictionary<T, string> Choices<T>(string key, IReadOnlyDictionary<string, string> values) where T : struct, Enum
    {
        var names = NamesOf<T>();
        foreach (var unknown in values.Keys.Where(name => !names.ContainsKey(name)))
            Fault(key, $"unknown '{unknown}'{NearMiss.Hint(unknown, names.Keys)}");
        return values.Where(pair => names.ContainsKey(pair.Key)).ToDictionary(pair => names[pair.Key], pair => pair.Value);
    }

    /// <summary>The object under a key; null where there is none.</summary>
    public YamlSection? Section(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlMappingNode inner)
            return new YamlSection(inner, PathOf(key), _notes);
        Fault(key, "expected an object");
        return null;
    }

    /// <summary>A list of texts; one text alone counts as a list of it.</summary>
    public IReadOnlyList<string> List(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return [text.Trim()];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }):
                return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value!.Trim())];
            case YamlSequenceNode sequence:
                for (var i = 0; i < sequence.Children.Count; i++)
                    if (sequence.Children[i] is not YamlScalarNode { Value.Length: > 0 })
                        Fault($"{key}[{i}]", "expected text");
                return [];
            default:
                Fault(key, "expected a list");
                return [];
        }
    }

    public IReadOnlyDictionary<string, string> Map(string key)
    {
        switch (Find(key))
        {
            case null:
                return new Dictionary<string, string>();
            case YamlMappingNode map when map.Children.All(c => c is { Key: YamlScalarNode, Value: YamlScalarNode }):
                // In the file's order, which is the order values are computed in.
                var values = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (name, value) in map.Children)
                    values[((YamlScalarNode)name).Value ?? ""] = ((YamlScalarNode)value).Value ?? "";
                return values;
            default:
                Fault(key, "expected names with one text each");
                return new Dictionary<string, string>();
        }
    }

    /// <summary>The objects under a key, by their names.</summary>
    public IEnumerable<(string Name, YamlSection Section)> Sections(string key) => Named(Find(key), key);

    public IEnumerable<YamlSection> Items(string key)
    {
        if (Find(key) is not { } node)
            yield break;
        if (node is not YamlSequenceNode sequence)
        {
            Fault(key, "expected a list");
            yield break;
        }

        for (var i = 0; i < sequence.Children.Count; i++)
            if (sequence.Children[i] is YamlMappingNode item)
                yield return new YamlSection(item, $"{PathOf(key)}[{i}]", _notes);
            else
                Fault($"{key}[{i}]", "expected an object");
    }

    /// <summary>Tells of keys that nobody asked for, after everything was read.</summary>
    public void RejectOthers()
    {
        foreach (var key in _values.Keys.Where(k => !_known.Contains(k)))
            Fault(key, IsHalfAText(key) ? "is the rest of a text: a text with a comma needs quotes within { }" : $"unknown setting{NearMiss.Hint(key, _known)}");
    }

    /// <summary>Of <c>{ end: All right, nothing was booked. }</c> YAML makes two settings, the second without a value.</summary>
    private bool IsHalfAText(string key) => key.Contains(' ', StringComparison.Ordinal) && _values[key] is YamlScalarNode { Value: null or "" };

    public void Fault(string key, string fault)
    {
        _notes.Faults.Add(new SectionFault(key.Length == 0 ? Path : PathOf(key), _values.TryGetValue(key, out var node) ? (int)node.Start.Line : _line, fault));
    }

    /// <summary>The file itself has no name: its keys are paths of their own.</summary>
    private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private IEnumerable<(string Name, YamlSection Section)> Named(YamlNode? node, string key)
    {
        if (node is null)
            yield break;
        if (node is not YamlMappingNode map)
        {
            Fault(key, "expected names with an object each");
            yield break;
        }

        foreach (var (name, value) in map.Children)
            if (name is YamlScalarNode { Value: { Length: > 0 } text } && value is YamlMappingNode inner)
                yield return (text, new YamlSection(inner, $"{PathOf(key)}.{text}", _notes));
            else
                Fault($"{key}.{name}", "expected an object");
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return _values.GetValueOrDefault(key);
    }

    private static Dictionary<string, T> NamesOf<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(SnakeCaseOf, StringComparer.Ordinal);

    private static string SnakeCaseOf<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
