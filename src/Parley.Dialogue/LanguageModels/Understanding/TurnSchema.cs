using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.LanguageModels.Understanding;

/// <summary>The JSON a model is asked for, in the strict form that servers with constrained decoding take: everything required, nothing else allowed.</summary>
internal static class TurnSchema
{
    public const string None = "none";

    /// <summary>Every name of an act there is.</summary>
    public static readonly IReadOnlyDictionary<string, CallerActs> Acts = new Dictionary<string, CallerActs>
    {
        ["affirm"] = CallerActs.Affirm, ["deny"] = CallerActs.Deny, ["correct"] = CallerActs.Correct, ["question"] = CallerActs.Question,
        ["repeat"] = CallerActs.Repeat, ["help"] = CallerActs.Help, ["go_back"] = CallerActs.GoBack, ["cancel"] = CallerActs.Cancel,
        ["person"] = CallerActs.Person, ["goodbye"] = CallerActs.Goodbye, ["thanks"] = CallerActs.Thanks, ["greeting"] = CallerActs.Greeting,
        ["wait"] = CallerActs.Wait, ["dont_know"] = CallerActs.DontKnow, ["whichever"] = CallerActs.Whichever, ["why"] = CallerActs.Why,
    };

    /// <summary>
    /// What is never taken from a model: a yes commits things, a person is called and a goodbye gives up what was begun, all by the caller's own words
    /// alone. A model that wants a person calls the tool for it, and the caller is asked.
    /// </summary>
    public const CallerActs Untaken = CallerActs.Affirm | CallerActs.Person | CallerActs.Goodbye;

    /// <summary>What a model is asked for.</summary>
    public static IEnumerable<string> Asked => Acts.Where(act => (act.Value & Untaken) == 0).Select(act => act.Key);

    public static JsonElement For(UnderstandingRequest request, IReadOnlyList<SlotDefinition> slots) => JsonSerializer.SerializeToElement(Strict(new JsonObject
    {
        ["intent"] = Choice([.. request.Intents.Select(i => i.Name), None]),
        ["acts"] = new JsonObject { ["type"] = "array", ["items"] = Choice(Asked) },
        ["slots"] = Strict(new JsonObject(slots.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Name, Slot())))),
    }));

    private static JsonObject Slot()
    {
        var slot = Strict(new JsonObject { ["words"] = new JsonObject { ["type"] = "string" }, ["value"] = new JsonObject { ["type"] = "string" } });
        slot["type"] = new JsonArray("object", "null");
        return slot;
    }

    private static JsonObject Strict(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. properties.Select(p => JsonValue.Create(p.Key))]),
        ["additionalProperties"] = false,
        ["properties"] = properties,
    };

    private static JsonObject Choice(IEnumerable<string> of) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. of.Select(o => JsonValue.Create(o))]) };
}
