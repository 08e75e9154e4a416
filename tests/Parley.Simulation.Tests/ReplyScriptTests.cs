using Microsoft.Extensions.AI;
using Parley.Simulation.LanguageModels;

namespace Parley.Simulation.Tests;

public sealed class ReplyScriptTests
{
    private static readonly ModelReply A = Says("a");
    private static readonly ModelReply B = Says("b");
    private static readonly ModelReply Parking = Says("parking") with { When = "park" };
    private static readonly ModelReply Meaning = Says("meaning") with { For = ModelPurpose.Understanding };

    [Fact]
    public void Replies_ComeInOrder_AndTheLastOneStays() => Given([A, B], "x", "x", "x").ShouldBe(["a", "b", "b"]);

    [Fact]
    public void Reply_ForWords_GoesBeforeOthers_AndTakesNoneOfTheirTurns() =>
        Given([A, Parking, B], "hello", "Where can I PARK?", "and my bike?", "where do I park it?").ShouldBe(["a", "parking", "b", "parking"]);

    [Fact]
    public void Words_AreTheCallers_NotTheFactsThatCameWithThem() =>
        Given([A, Parking], "<facts>\n- You can park behind the house.\n</facts>\ndo you have a bus?").ShouldBe(["a"]);

    [Fact]
    public void Purposes_AreScriptedApart()
    {
        var script = new ReplyScript([Meaning, A with { For = ModelPurpose.Reply }]);

        Text(script.Next(Understanding("book it"))).ShouldBe("meaning");
        Text(script.Next(Asking("book it"))).ShouldBe("a");
    }

    [Fact]
    public void Request_NobodyWroteAReplyFor_IsRefused_ButMeansNothing()
    {
        var script = new ReplyScript([Parking]);

        script.Next(Asking("hello")).ShouldBe(new ModelReply.Status(503));
        Text(script.Next(Understanding("hello"))).ShouldContain("\"none\"");
    }

    private static IEnumerable<string> Given(ModelReply[] replies, params string[] words)
    {
        var script = new ReplyScript(replies);
        return [.. words.Select(text => Text(script.Next(Asking(text))))];
    }

    private static ModelRequest Asking(string text) => ModelRequest.Read([new ChatMessage(ChatRole.System, "You are a clinic."), new ChatMessage(ChatRole.User, text)]);

    private static ModelRequest Understanding(string text) => ModelRequest.Read(
        [new ChatMessage(ChatRole.System, "You read what a caller said to an agent."), new ChatMessage(ChatRole.User, $"The caller said: {text}")]);

    private static ModelReply.Says Says(string text) => new(text, TimeSpan.Zero);

    private static string Text(ModelReply reply) => ((ModelReply.Says)reply).Text;
}
