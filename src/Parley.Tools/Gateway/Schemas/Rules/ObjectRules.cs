using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>Core, section 10.3.2 and Validation, section 6.5.</summary>
internal static class ObjectRules
{
    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        if (schema.Texts("required") is { Count: > 0 } required)
            yield return new MembersRule((members, path, check) => Require(members, required, path, check));
        if (schema.Has("properties") || schema.Has("patternProperties") || schema.Has("additionalProperties"))
            yield return PropertiesRule.Of(schema);
        if (schema.Schema("propertyNames") is { } names)
            yield return new MembersRule((members, path, check) =>
            {
                foreach (var (name, _) in members)
                    if (!check.Holds(names, JsonValue.Create(name), path))
                        check.Fault(path, "has a member whose name is not allowed");
            });
        if (schema.Count("minProperties") is { } least)
            yield return new MembersRule((members, path, check) => Bound(members.Count >= least, path, string.Create(CultureInfo.InvariantCulture, $"must have at least {least} members"), check));
        if (schema.Count("maxProperties") is { } most)
            yield return new MembersRule((members, path, check) => Bound(members.Count <= most, path, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} members"), check));
        foreach (var (name, needed) in schema.TextsByName("dependentRequired"))
            yield return new MembersRule((members, path, check) => Require(members.ContainsKey(name) ? members : null, needed, path, check));
        foreach (var (name, dependent) in schema.Named("dependentSchemas"))
            yield return new MembersRule((members, path, check) =>
            {
                if (members.ContainsKey(name))
                    dependent.Check(members, path, check);
            });
    }

    public static string At(string path, string name) => $"{path}/{JsonPointer.Escape(name)}";

    private static void Require(JsonObject? members, IReadOnlyList<string> names, string path, SchemaCheck check)
    {
        foreach (var name in names)
            if (members is not null && !members.ContainsKey(name))
                check.Fault(At(path, name), "is missing");
    }

    private static void Bound(bool holds, string path, string fault, SchemaCheck check)
    {
        if (!holds)
            check.Fault(path, fault);
    }

    private sealed class MembersRule(Action<JsonObject, string, SchemaCheck> rule) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            if (value is JsonObject members)
                rule(members, path, check);
        }
    }
}
