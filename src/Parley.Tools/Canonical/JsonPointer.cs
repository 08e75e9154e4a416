using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Tools.Canonical;

/// <summary>RFC 6901, and one word more: a segment <c>*</c> stands for every item or member. A name without a slash is a member of the root.</summary>
internal static class JsonPointer
{
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <returns>The first value the pointer leads to; null where it leads nowhere or to null.</returns>
    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var node = root;
        foreach (var segment in Segments(pointer))
            node = node switch
            {
                JsonObject members => members[segment],
                JsonArray items when segment == "*" => items.FirstOrDefault(),
                JsonArray items when IsIndex(segment, items.Count, out var index) => items[index],
                _ => null,
            };
        return node;
    }

    /// <summary>Replaces whatever is there by a text; null values and absent ones stay.</summary>
    public static void Replace(JsonNode root, string pointer, string text) => Replace(root, Segments(pointer), text);

    private static void Replace(JsonNode? node, ReadOnlySpan<string> segments, string text)
    {
        if (segments.IsEmpty)
            return;
        var (segment, isLast) = (segments[0], segments.Length == 1);
        switch (node)
        {
            case JsonObject members:
                foreach (var name in segment == "*" ? [.. members.Select(member => member.Key)] : (string[])[segment])
                    if (members[name] is { } below)
                        if (isLast)
                            members[name] = text;
                        else
                            Replace(below, segments[1..], text);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (segment == "*" || segment == i.ToString(CultureInfo.InvariantCulture))
                        if (isLast)
                            items[i] = text;
                        else
                            Replace(items[i], segments[1..], text);
                break;
        }
    }

    public static string[] Segments(string pointer)
    {
        if (pointer.Length == 0)
            return [];
        if (pointer[0] != '/')
            return [pointer];
        return [.. pointer[1..].Split('/').Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    private static bool IsIndex(string segment, int count, out int index) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < count;
}
