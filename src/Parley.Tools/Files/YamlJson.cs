using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.Tools.Files;

/// <summary>YAML as the JSON it means (YAML 1.2, section 10.2, the core schema). Schemas and templates are JSON, wherever they are written.</summary>
internal static class YamlJson
{
    private const int MostNodes = 20_000;
    private const int MostDepth = 60;

    /// <exception cref="FormatException">Not one object, too large, or not YAML at all; the message says where.</exception>
    public static JsonObject Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            RefuseBottomless(text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            throw new FormatException($"line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            // What the library throws for a stray mark in the middle of things.
            throw new FormatException("$: is no YAML", fault);
        }

        if (stream.Documents.Count == 0)
            return [];
        var left = MostNodes;
        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? (JsonObject)Node(root, 0, ref left)!
            : throw new FormatException("$: expected one object");
    }

    /// <summary>Loading is recursive, and a hundred thousand brackets would end the process; reading event by event is not.</summary>
    private static void RefuseBottomless(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            // Stream and document count as levels.
            if (depth > MostDepth + 2)
                throw new FormatException($"line {parser.Current?.Start.Line}: too large or too deep");
        }
    }

    /// <summary>Aliases are written out, so nodes are counted as they are written: a few lines can mean billions of them.</summary>
    private static JsonNode? Node(YamlNode node, int depth, ref int left)
    {
        if (--left < 0 || depth > MostDepth)
            throw new FormatException($"line {node.Start.Line}: too large or too deep");
        switch (node)
        {
            case YamlMappingNode mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                    members[key is YamlScalarNode { Value: { } name } ? name : throw new FormatException($"line {key.Start.Line}: expected a name")] =
                        Node(value, depth + 1, ref left);
                return members;
            case YamlSequenceNode sequence:
                var items = new JsonArray();
                foreach (var item in sequence.Children)
                    items.Add(Node(item, depth + 1, ref left));
                return items;
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is not ScalarStyle.Plain)
            return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && !HasLeadingZero(text) => JsonValue.Create(whole),
            _ when char.IsAsciiDigit(text[^1]) && text.Any(c => c is '.' or 'e' or 'E') && !HasLeadingZero(text)
                && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>Telephone numbers and codes are no numbers.</summary>
    private static bool HasLeadingZero(string text) =>
        text.TrimStart('-', '+') is { Length: > 1 } digits && digits[0] == '0' && char.IsAsciiDigit(digits[1]) || text[0] == '+';
}
