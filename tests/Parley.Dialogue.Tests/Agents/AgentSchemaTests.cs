using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Parley.Agents;
using Parley.Testing;
using YamlDotNet.RepresentationModel;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>The published schema says what the reader reads.</summary>
public sealed class AgentSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(AgentSchema.Bytes)!.AsObject();

    public static TheoryData<string> Keys => [.. Schema["properties"]!.AsObject().Select(property => property.Key)];

    public static TheoryData<string> Samples =>
        [.. AgentFiles.Tenants(Folder).SelectMany(tenant => AgentFiles.Of(Folder, tenant)).Select(file => Path.GetRelativePath(Folder, file.FullName))];

    private static string Folder => Path.Combine(RepositoryPaths.Root, "samples");

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_OfTheSchema_IsReadByTheReader(string key)
    {
        var (_, faults) = AgentFile.Parse($"{key}: x", Clinic.Tenant.Id);
        faults.ShouldNotContain(fault => fault.Message.StartsWith("unknown setting", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_IsWhatTheSchemaAllows(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken)));
        var schema = await JsonSchema.FromJsonAsync(Schema.ToJsonString(), TestContext.Current.CancellationToken);

        var faults = schema.Validate(Json(stream.Documents[0].RootNode)!.ToJsonString());

        faults.Select(fault => fault.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("transcript")]
    [InlineData("log")]
    [InlineData("prompt")]
    [InlineData("event")]
    public void Masking_NamesEveryKindThereIs(string place)
    {
        string[] kinds = [.. MaskingPolicy.All.Select(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()))];
        var either = Schema["properties"]!["masking"]!["properties"]![place]!["anyOf"]!.AsArray();
        either[0]!["enum"]!.AsArray().Select(kind => (string?)kind).ShouldBe(["all", "none", .. kinds]);
        either[1]!["items"]!["enum"]!.AsArray().Select(kind => (string?)kind).ShouldBe(kinds);
    }

    [Theory]
    [InlineData("""{"agent_name": "A", "tenant_id": "acme", "voice_profile": "clear", "language": "en", "masking": {"log": ["phon"]}}""")]
    [InlineData("""{"agent_name": "A", "tenant_id": "acme", "voice_profile": "clear", "language": "en", "goal": ["x"]}""")]
    [InlineData("""{"agent_name": "A", "tenant_id": "acme", "voice_profile": "clear"}""")]
    [InlineData("""{"agent_name": "A", "tenant_id": "acme", "voice_profile": "clear", "language": "en", "flows": {"f": {"nodes": {"n": {"ask": "a", "tell": "b"}}}}}""")]
    public async Task WrongAgent_IsNotAllowed(string json)
    {
        var schema = await JsonSchema.FromJsonAsync(Schema.ToJsonString(), TestContext.Current.CancellationToken);
        schema.Validate(json).ShouldNotBeEmpty();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } number when int.TryParse(number.Value, out var whole) => JsonValue.Create(whole),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => null,
    };
}
