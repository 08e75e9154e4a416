using System.Text.Json.Nodes;
using Parley.Calls;
using Parley.Cli.Calling;

namespace Parley.Cli.Tests.Calling;

public sealed class CallReportTests
{
    private static readonly TurnReport Heard = new("Hi", "hi", "Hello.", TimeSpan.FromMilliseconds(640), null);

    [Fact]
    public void Answered_WhenEveryTurnWas() => Report([Heard, Heard]).Answered.ShouldBeTrue();

    [Fact]
    public void Answered_NotWhenATurnWasNot() => Report([Heard, Heard with { VoiceToVoice = null }]).Answered.ShouldBeFalse();

    [Fact]
    public void Answered_NotWhenTheCallBrokeOff() => Report([Heard], "the server ended it").Answered.ShouldBeFalse();

    [Fact]
    public void Json_HoldsTurnsAndDialogueInOrder()
    {
        var json = JsonNode.Parse(CallPrinter.Json(Report([Heard with { BargeIn = TimeSpan.FromMilliseconds(180) }])))!;
        ((string?)json["session_id"]).ShouldBe("call_1");
        ((bool)json["answered"]!).ShouldBeTrue();
        json["broke_off"].ShouldBeNull();
        ((double)json["turns"]![0]!["voice_to_voice_ms"]!).ShouldBe(640);
        ((double)json["turns"]![0]!["barge_in_ms"]!).ShouldBe(180);
        json["dialogue"]!.AsArray().Select(line => $"{line!["speaker"]}: {line["text"]}").ShouldBe(["agent: Welcome.", "caller: hi", "agent: Hello."]);
    }

    private static CallReport Report(IReadOnlyList<TurnReport> turns, string? brokeOff = null) => new(
        "call_1",
        "Welcome.",
        turns,
        [new("a", Speaker.Agent, "Welcome. ", true), new("b", Speaker.Caller, "hi", true), new("c", Speaker.Agent, "Hello.", true)],
        brokeOff);
}
