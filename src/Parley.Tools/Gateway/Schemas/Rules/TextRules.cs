using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>Validation, sections 6.3 and 7. Lengths count characters (code points).</summary>
internal static class TextRules
{
    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        if (schema.Count("minLength") is { } least)
            yield return new TextRule(text => Length(text) >= least, string.Create(CultureInfo.InvariantCulture, $"must have at least {least} characters"));
        if (schema.Count("maxLength") is { } most)
            yield return new TextRule(text => Length(text) <= most, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} characters"));
        if (schema.Text("pattern") is { } pattern)
        {
            var safe = SafePattern.Of(pattern, fault => schema.Wrong("pattern", fault));
            yield return new TextRule(safe.IsMatch, $"must match {pattern}");
        }

        if (schema.Text("format") is { } format && TextFormats.Find(format) is { } fits)
            yield return new TextRule(fits, $"must be a valid {format}");
    }

    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private sealed class TextRule(Func<string, bool> holds, string fault) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text) && !holds(text))
                check.Fault(path, fault);
        }
    }
}
