using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Parley.Tools.Canonical;

namespace Parley.Tools.Tests.Canonical;

/// <summary>Keys rest on this: the same meaning, the same text; another meaning, another text.</summary>
public sealed class CanonicalJsonTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf(Gen.Char['a', 'e'], Gen.Char['\0', '\u02ff'], Gen.Char["\"\\/\u2028é"]).Array[0, 6].Select(letters => new string(letters));

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Int[-50, 50].Select(number => (JsonNode?)JsonValue.Create(number / 4m)),
        Text.Select(text => (JsonNode?)JsonValue.Create(text)));

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>((depth, node) => depth >= 3 ? Leaf : Gen.OneOf(
        Leaf,
        node.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        Gen.Select(Text, node).Array[0, 4].Select(members =>
            (JsonNode?)new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone()))))));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("100", "1e2")]
    [InlineData("0.5", "5E-1")]
    [InlineData("0", "-0.000")]
    [InlineData("-120", "-1.2e+2")]
    [InlineData("12345678901234567890123", "12345678901234567890123.00")]
    public void EqualNumbers_AreSpelledAlike(string a, string b) => CanonicalNumber.Of(a).ShouldBe(CanonicalNumber.Of(b));

    [Theory]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("0.1", "0.10000000000000001")]
    [InlineData("1", "-1")]
    [InlineData("10", "1")]
    public void DifferentNumbers_AreNot(string a, string b) => CanonicalNumber.Of(a).ShouldNotBe(CanonicalNumber.Of(b));

    [Fact]
    public void Spelling_DoesNotMatter() => Node.Sample(node =>
    {
        var canonical = CanonicalJson.Write(node);
        var spelledOtherwise = Reversed(node)?.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }) ?? "null";
        return CanonicalJson.Write(JsonNode.Parse(spelledOtherwise)) == canonical && CanonicalJson.Write(JsonNode.Parse(canonical)) == canonical;
    });

    [Fact]
    public void Meaning_Matters() => Gen.Select(Node, Node).Sample((a, b) =>
        (CanonicalJson.Write(a) == CanonicalJson.Write(b)) == JsonNode.DeepEquals(Parsed(a), Parsed(b)));

    [Fact]
    public void Numbers_KeepTheirValue() => Gen.Decimal.Sample(number =>
    {
        var canonical = CanonicalNumber.Of(number.ToString(CultureInfo.InvariantCulture));
        return decimal.Parse(canonical, NumberStyles.Float, CultureInfo.InvariantCulture) == number;
    });

    private static JsonNode? Parsed(JsonNode? node) => JsonNode.Parse(node?.ToJsonString() ?? "null");

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
