using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>Core, sections 10.2.1 and 10.2.2.</summary>
internal static class CombinedRules
{
    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        foreach (var all in schema.Schemas("allOf"))
            yield return new ReferenceRule(all);
        if (schema.Schemas("anyOf") is { Count: > 0 } any)
            yield return new BranchRule((value, path, check) =>
            {
                if (!any.Any(branch => check.Holds(branch, value, path)))
                    check.Fault(path, "fits none of the forms allowed");
            });
        if (schema.Schemas("oneOf") is { Count: > 0 } one)
            yield return new BranchRule((value, path, check) =>
            {
                if (one.Count(branch => check.Holds(branch, value, path)) != 1)
                    check.Fault(path, "must fit exactly one of the forms allowed");
            });
        if (schema.Schema("not") is { } not)
            yield return new BranchRule((value, path, check) =>
            {
                if (check.Holds(not, value, path))
                    check.Fault(path, "has a form that is not allowed");
            });
        if (schema.Schema("if") is { } condition)
        {
            var (then, otherwise) = (schema.Schema("then"), schema.Schema("else"));
            yield return new BranchRule((value, path, check) => (check.Holds(condition, value, path) ? then : otherwise)?.Check(value, path, check));
        }
    }

    private sealed class BranchRule(Action<JsonNode?, string, SchemaCheck> rule) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check) => rule(value, path, check);
    }
}
