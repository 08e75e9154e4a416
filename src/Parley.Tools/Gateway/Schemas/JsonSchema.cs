using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>
/// A compiled JSON Schema (2020-12, and what older drafts spell otherwise). Made for schemas from outside: nothing is fetched, patterns run in
/// linear time or against a limit, recursion and work are bounded, and a keyword that would be silently ignored though it asserts something is
/// refused. Thread-safe.
/// </summary>
internal sealed class JsonSchema
{
    private readonly SchemaNode _root;

    private JsonSchema(SchemaNode root) => _root = root;

    public static JsonSchema Anything { get; } = new(new SchemaNode());

    /// <exception cref="JsonSchemaException">The schema is not usable.</exception>
    public static JsonSchema Compile(JsonNode schema) => new(SchemaCompiler.Compile(schema));

    /// <returns>Faults with their places, the first few; none when the value fits. Values themselves are not repeated.</returns>
    public IReadOnlyList<string> Check(JsonNode? value)
    {
        var check = new SchemaCheck();
        _root.Check(value, "", check);
        return check.IsSpent ? ["is too deep or too much to check"] : check.Faults;
    }
}
