using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>Core, section 10.3.1 and Validation, section 6.4; and the list form of <c>items</c> in older drafts.</summary>
internal static class ArrayRules
{
    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        var isOld = schema["items"] is JsonArray;
        var first = schema.Schemas(isOld ? "items" : "prefixItems");
        var rest = isOld ? schema.Schema("additionalItems") : schema.Schema("items");
        if (first.Count > 0 || rest is not null)
            yield return new ItemsRule((items, path, check) =>
            {
                for (var i = 0; i < items.Count; i++)
                    (i < first.Count ? first[i] : rest)?.Check(items[i], At(path, i), check);
            });
        if (schema.Count("minItems") is { } least)
            yield return Counted(items => items.Count >= least, string.Create(CultureInfo.InvariantCulture, $"must have at least {least} items"));
        if (schema.Count("maxItems") is { } most)
            yield return Counted(items => items.Count <= most, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} items"));
        if (schema.IsTrue("uniqueItems"))
            yield return Counted(items => items.Select(CanonicalJson.Write).Distinct(StringComparer.Ordinal).Count() == items.Count, "must not repeat an item");
        if (schema.Schema("contains") is { } wanted)
            yield return Contains(wanted, schema.Count("minContains") ?? 1, schema.Count("maxContains") ?? int.MaxValue);
    }

    private static ItemsRule Contains(SchemaNode wanted, int least, int most) => new((items, path, check) =>
    {
        var found = 0;
        for (var i = 0; i < items.Count; i++)
            if (check.Holds(wanted, items[i], At(path, i)))
                found++;
        if (found < least || found > most)
            check.Fault(path, "does not hold as many of the items asked for as it must");
    });

    private static ItemsRule Counted(Func<JsonArray, bool> holds, string fault) => new((items, path, check) =>
    {
        if (!holds(items))
            check.Fault(path, fault);
    });

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private sealed class ItemsRule(Action<JsonArray, string, SchemaCheck> rule) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            if (value is JsonArray items)
                rule(items, path, check);
        }
    }
}
