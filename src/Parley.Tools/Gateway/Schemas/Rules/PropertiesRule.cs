using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>, which depend on each other.</summary>
internal sealed class PropertiesRule(
    IReadOnlyDictionary<string, SchemaNode> named, IReadOnlyList<(SafePattern Pattern, SchemaNode Schema)> patterns, SchemaNode? others, bool isClosed)
    : ISchemaRule
{
    public static PropertiesRule Of(SchemaParts schema) => new(
        schema.Named("properties"),
        [.. schema.Named("patternProperties").Select(entry => (SafePattern.Of(entry.Key, fault => schema.Wrong("patternProperties", fault)), entry.Value))],
        schema.Schema("additionalProperties"),
        schema["additionalProperties"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.False);

    public void Check(JsonNode? value, string path, SchemaCheck check)
    {
        if (value is not JsonObject members)
            return;
        foreach (var (name, member) in members)
        {
            var isKnown = named.TryGetValue(name, out var own);
            own?.Check(member, ObjectRules.At(path, name), check);
            foreach (var (pattern, schema) in patterns)
                if (pattern.IsMatch(name))
                {
                    isKnown = true;
                    schema.Check(member, ObjectRules.At(path, name), check);
                }

            if (isKnown)
                continue;
            if (isClosed)
                check.Fault(ObjectRules.At(path, name.Length <= 64 ? name : name[..64]), "is not known" + NearMiss.Hint(name, named.Keys));
            else
                others?.Check(member, ObjectRules.At(path, name), check);
        }
    }
}
