using System.Diagnostics;
using System.Text.Json.Nodes;
using CsCheck;
using Parley.Tools.Gateway.Schemas;

namespace Parley.Tools.Tests.Schemas;

public sealed class JsonSchemaTests
{
    private static IReadOnlyList<string> Check(string schema, string value) => JsonSchema.Compile(JsonNode.Parse(schema)!).Check(JsonNode.Parse(value));

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", "")]
    [InlineData("""{"type":["string","null"]}""", "null", "")]
    [InlineData("""{"type":"string"}""", "1", "must be string")]
    [InlineData("""{"const":{"a":[1,2]}}""", """{"a":[1.0,2]}""", "")]
    [InlineData("""{"enum":["red","green"]}""", "\"blue\"", "must be one of \"red\", \"green\"")]
    [InlineData("""{"minimum":2,"exclusiveMinimum":true}""", "2", "must be more than 2")]
    [InlineData("""{"exclusiveMaximum":2}""", "2", "must be less than 2")]
    [InlineData("""{"multipleOf":0.01}""", "12.34", "")]
    [InlineData("""{"minLength":2}""", "\"😀\"", "must have at least 2 characters")]
    [InlineData("""{"format":"date"}""", "\"2026-02-30\"", "must be a valid date")]
    [InlineData("""{"format":"email"}""", "\"ada@example.com\"", "")]
    [InlineData("""{"prefixItems":[{"type":"string"}],"items":false}""", """["a",1]""", "/1 is not allowed")]
    [InlineData("""{"uniqueItems":true}""", "[1,1.0]", "must not repeat an item")]
    [InlineData("""{"contains":{"const":1},"maxContains":1}""", "[1,1]", "does not hold as many")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "/b is missing")]
    [InlineData("""{"if":{"properties":{"kind":{"const":"phone"}}},"then":{"required":["number"]}}""", """{"kind":"phone"}""", "/number is missing")]
    [InlineData("""{"$defs":{"node":{"type":"object","properties":{"next":{"$ref":"#/$defs/node"}}}},"$ref":"#/$defs/node"}""", """{"next":{"next":1}}""", "/next/next must be object")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "3", "exactly one")]
    [InlineData("""{"not":{"required":["x"]}}""", """{"x":1}""", "a form that is not allowed")]
    [InlineData("""{"additionalProperties":false,"patternProperties":{"^x-":true},"properties":{"date":{}}}""", """{"x-a":1,"dat":1}""", "/dat is not known: did you mean 'date'?")]
    public void Keyword_IsHeld(string schema, string value, string fault)
    {
        var faults = Check(schema, value);
        if (fault.Length == 0)
            faults.ShouldBeEmpty();
        else
            faults.ShouldHaveSingleItem().ShouldContain(fault);
    }

    [Theory]
    [InlineData("""{"$ref":"https://evil.example/schema.json"}""", "may only point into its own schema")]
    [InlineData("""{"$ref":"file:///etc/passwd"}""", "may only point into its own schema")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "leads nowhere")]
    [InlineData("""{"unevaluatedProperties":false}""", "not supported")]
    [InlineData("""{"$dynamicRef":"#x"}""", "not supported")]
    [InlineData("""{"type":"strin"}""", "expected null, boolean")]
    [InlineData("""{"pattern":"("}""", "a regular expression")]
    [InlineData("""{"minLength":-1}""", "not negative")]
    [InlineData("""{"properties":{"a":7}}""", "/properties/a: expected a schema")]
    public void SchemaThatCannotBeHeld_IsRefused(string schema, string fault) =>
        Should.Throw<JsonSchemaException>(() => JsonSchema.Compile(JsonNode.Parse(schema)!)).Message.ShouldContain(fault);

    [Theory]
    [InlineData("""{"pattern":"^(a+)+$"}""")]
    [InlineData("""{"pattern":"^(a|a)*$"}""")]
    [InlineData("""{"pattern":"^(?=(a+)+$)(a+)+$"}""")]
    public void HostilePattern_CostsNoTime(string schema)
    {
        var began = Stopwatch.GetTimestamp();
        Check(schema, "\"" + new string('a', 5000) + "!\"").ShouldNotBeEmpty();
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"allOf":[{"$ref":"#"},{"$ref":"#"}]}""")]
    [InlineData("""{"not":{"$ref":"#"}}""")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"not":{"$ref":"#"}}]}""")]
    public void SchemaInACircle_EndsAndNeverFits(string schema) => Check(schema, "{}").ShouldHaveSingleItem().ShouldContain("too deep");

    [Fact]
    public void SchemaThatBranchesWithoutEnd_IsBounded()
    {
        var schema = new JsonObject { ["$defs"] = new JsonObject { ["d0"] = new JsonObject { ["const"] = 1 } } };
        for (var i = 1; i < 25; i++)
            schema["$defs"]![$"d{i}"] = new JsonObject { ["anyOf"] = new JsonArray(Ref(i - 1), Ref(i - 1)) };
        schema["$ref"] = "#/$defs/d24";
        var began = Stopwatch.GetTimestamp();
        JsonSchema.Compile(schema).Check(2).ShouldHaveSingleItem().ShouldContain("too deep or too much");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2));

        static JsonObject Ref(int i) => new() { ["$ref"] = $"#/$defs/d{i}" };
    }

    [Fact]
    public void AnySchema_CompilesOrIsRefused()
    {
        string[] keywords = ["type", "enum", "const", "properties", "required", "items", "$ref", "pattern", "minLength", "anyOf", "not", "$defs", "additionalProperties", "if"];
        JsonNode?[] values = [null, true, 1, "string", "#", "#/$defs/a", new JsonArray("a"), new JsonArray(new JsonObject()), new JsonObject { ["a"] = new JsonObject() }, -1];
        Gen.Select(Gen.Int[0, keywords.Length - 1], Gen.Int[0, values.Length - 1]).Array[0, 5].Sample(picks =>
        {
            var schema = new JsonObject();
            foreach (var (keyword, value) in picks)
                schema[keywords[keyword]] = values[value]?.DeepClone();
            try
            {
                JsonSchema.Compile(schema).Check(new JsonObject { ["a"] = 1 });
            }
            catch (JsonSchemaException)
            {
                // Said, not thrown in a call.
            }
        });
    }
}
