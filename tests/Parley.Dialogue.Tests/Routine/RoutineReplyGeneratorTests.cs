using Parley.Calls;
using Parley.Dialogue.Routine;

namespace Parley.Dialogue.Tests.Routine;

public sealed class RoutineReplyGeneratorTests
{
    private static readonly RoutineReplyGenerator Generator = new(new ScriptedReplies("inner"));

    [Fact]
    public async Task Emergency_IsSentToTheEmergencyServicesAtOnce()
    {
        var parts = await Generator.ReadAsync(Clinic.Request("my son passed out and he is not breathing"));
        parts.Text().ShouldContain("call 9 1 1");
        parts.ShouldContain(new ReplyPart.PersonOffered("emergency"));
    }

    [Fact]
    public async Task Goodbye_EndsTheCallAfterAClosing()
    {
        var parts = await Generator.ReadAsync(Clinic.Request("that's all thank you goodbye"));
        parts.Text().ShouldContain("Goodbye");
        parts[^1].ShouldBe(new ReplyPart.EndCall());
    }

    [Fact]
    public async Task No_AfterAnythingElse_EndsTheCall()
    {
        var asked = new Utterance(Speaker.Agent, "You are welcome. Is there anything else I can help you with?");
        (await Generator.ReadAsync(Clinic.Request("no", asked))).ShouldContain(new ReplyPart.EndCall());
        (await Generator.ReadAsync(Clinic.Request("no"))).ShouldNotContain(new ReplyPart.EndCall());
    }

    [Fact]
    public async Task Person_BesideAQuestion_IsCalledAfterTheAnswer()
    {
        var parts = await Generator.ReadAsync(Clinic.Request("what are your hours, and can I talk to someone"));

        parts.Text().ShouldStartWith("inner ");
        parts.ShouldContain(new ReplyPart.PersonOffered(RoutineReplyGenerator.AskedForPerson));
    }

    [Fact]
    public async Task RobotQuestion_IsAnsweredHonestly() =>
        (await Generator.ReadAsync(Clinic.Request("wait are you a robot"))).Text().ShouldStartWith("Yes");

    [Fact]
    public async Task Repeat_WithNothingSaid_SaysSo() =>
        (await Generator.ReadAsync(Clinic.Request("can you repeat that"))).Text().ShouldStartWith("I have not said anything");

    [Theory]
    [InlineData("We open at eight.")]
    [InlineData("Of course. We open at eight.")]
    [InlineData("Of course. Of course. We open at eight.")]
    [InlineData("We open at eight.", "Of course.")]
    public async Task Repeat_OfWhatWasRepeated_IsNoLonger(params string[] said) =>
        (await Generator.ReadAsync(Clinic.Request("can you repeat that", [.. said.Select(text => new Utterance(Speaker.Agent, text))]))).Text()
            .ShouldBe("Of course. We open at eight.");

    [Fact]
    public async Task Repeat_OfWhatWasCutShort_SaysAllThatWasMeant() =>
        (await Generator.ReadAsync(Clinic.Request("come again?", new Utterance(Speaker.Agent, "We open", Interrupted: true) { Meant = "We open at eight." },
            new Utterance(Speaker.Agent, "One moment please.") { Meant = "" }))).Text().ShouldBe("Of course. We open at eight.");

    [Fact]
    public async Task Presence_IsAssuredAndWhatWasAskedIsAskedAgain()
    {
        var asked = new Utterance(Speaker.Agent, "Which one?");
        (await Generator.ReadAsync(Clinic.Request("are you still there?", asked))).Text().ShouldBe("Yes, I am here. Which one?");
        (await Generator.ReadAsync(Clinic.Request("hello?", new Utterance(Speaker.Caller, "the first"), asked))).Text().ShouldBe("Yes, I am here. Which one?");
        (await Generator.ReadAsync(Clinic.Request("hello?"))).Text().ShouldNotContain("I am here");
    }

    [Fact]
    public async Task Anything_Else_GoesToTheInnerGenerator() =>
        (await Generator.ReadAsync(Clinic.Request("thanks and where do i park"))).Text().ShouldBe("inner");

    [Fact]
    public async Task Wording_BetweenTurns_Varies()
    {
        var wordings = new HashSet<string>();
        for (var turns = 0; turns < 6; turns += 2)
            wordings.Add((await Generator.ReadAsync(Clinic.Request("bye", [.. Enumerable.Repeat(new Utterance(Speaker.Caller, "x"), turns)]))).Text());
        wordings.Count.ShouldBeGreaterThan(1);
    }
}
