using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Tools.Canonical;
using Parley.Tools.Gateway.Schemas.Rules;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>From JSON to rules, each place once, so that references may run in circles.</summary>
internal sealed class SchemaCompiler
{
    private const int MostSchemas = 4096;
    private const int MostDepth = 64;

    /// <summary>They assert something that is not checked here: better no tool than a rule nobody holds.</summary>
    private static readonly string[] Unsupported = ["$dynamicRef", "$recursiveRef", "unevaluatedProperties", "unevaluatedItems"];

    private readonly JsonNode _root;
    private readonly Dictionary<JsonNode, SchemaNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, JsonNode> _anchors = new(StringComparer.Ordinal);

    private SchemaCompiler(JsonNode root) => _root = root;

    public static SchemaNode Compile(JsonNode schema)
    {
        var compiler = new SchemaCompiler(schema);
        compiler.CollectAnchors(schema, 0);
        return compiler.Node(schema, "", 0);
    }

    private SchemaNode Node(JsonNode? schema, string path, int depth)
    {
        if (schema is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            var constant = new SchemaNode();
            if (value.GetValueKind() == JsonValueKind.False)
                constant.Rules.Add(NeverRule.Instance);
            return constant;
        }

        if (schema is not JsonObject members)
            throw new JsonSchemaException(path, "expected a schema: an object, true or false");
        if (_nodes.TryGetValue(members, out var known))
            return known;
        if (_nodes.Count >= MostSchemas || depth >= MostDepth)
            throw new JsonSchemaException(path, "too large or too deep");
        var node = _nodes[members] = new SchemaNode();
        Fill(node, members, path, depth);
        return node;
    }

    private void Fill(SchemaNode node, JsonObject schema, string path, int depth)
    {
        foreach (var keyword in Unsupported.Where(schema.ContainsKey))
            if (schema[keyword] is not JsonValue value || value.GetValueKind() != JsonValueKind.True)
                throw new JsonSchemaException(path, $"'{keyword}' is not supported");
        if (schema != _root && schema["$id"] is JsonValue)
            throw new JsonSchemaException(path, "a schema within a schema may not have an '$id'");
        if (schema["$ref"] is { } reference)
            node.Rules.Add(new ReferenceRule(Node(Target(reference, path), path + "/$ref", depth + 1)));
        var parts = new SchemaParts(schema, path, (sub, at) => Node(sub, at, depth + 1));
        node.Rules.AddRange(ValueRules.Of(parts));
        node.Rules.AddRange(NumberRules.Of(parts));
        node.Rules.AddRange(TextRules.Of(parts));
        node.Rules.AddRange(ObjectRules.Of(parts));
        node.Rules.AddRange(ArrayRules.Of(parts));
        node.Rules.AddRange(CombinedRules.Of(parts));
    }

    /// <summary>Only places within this schema: nothing is fetched for somebody else's schema.</summary>
    private JsonNode Target(JsonNode reference, string path)
    {
        var text = reference is JsonValue value && value.TryGetValue<string>(out var given) ? given : throw new JsonSchemaException(path, "'$ref' must be text");
        if (!text.StartsWith('#'))
            throw new JsonSchemaException(path, $"'$ref' may only point into its own schema, not to '{text}'");
        var fragment = Uri.UnescapeDataString(text[1..]);
        if (fragment.Length == 0)
            return _root;
        var target = fragment[0] == '/' ? JsonPointer.Find(_root, fragment) : _anchors.GetValueOrDefault(fragment);
        return target ?? throw new JsonSchemaException(path, $"'$ref' leads nowhere: '{text}'");
    }

    private void CollectAnchors(JsonNode? node, int depth)
    {
        if (depth > MostDepth * 2)
            throw new JsonSchemaException("", string.Create(CultureInfo.InvariantCulture, $"deeper than {MostDepth * 2}"));
        switch (node)
        {
            case JsonObject members:
                if (members["$anchor"] is JsonValue anchor && anchor.TryGetValue<string>(out var name))
                    _anchors.TryAdd(name, members);
                foreach (var (_, below) in members)
                    CollectAnchors(below, depth + 1);
                break;
            case JsonArray items:
                foreach (var item in items)
                    CollectAnchors(item, depth + 1);
                break;
        }
    }
}
