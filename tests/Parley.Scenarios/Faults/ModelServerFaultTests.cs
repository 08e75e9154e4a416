using Parley.Scenarios.Hosting;
using Parley.Scenarios.Speech;
using Parley.Testing.Models;

namespace Parley.Scenarios.Faults;

/// <summary>A language model behind the real server, well and ill: the caller hears an answer every time.</summary>
public sealed class ModelServerFaultTests
{
    // Said once a turn, as each turn has its fault.
    private const string Question = Questions.Address;

    [Fact]
    public async Task ModelServer_WellThenIll_EveryTurnIsAnswered()
    {
        await using var model = new ScriptedModelServer(
            new ScriptedReply.Says("You find us ", "in Springfield, at 48 Maple Street. "),
            new ScriptedReply.Status(500),
            new ScriptedReply.Disconnects("Of course, let me see. ", "The clinic is"),
            new ScriptedReply.Stalls());
        await using var server = await StartAsync(model.Url);
        await using var caller = await FaultyCaller.JoinAsync(server);

        var report = await caller.TalkAsync(Question, Question, Question, Question);

        report.Answered.ShouldBeTrue(server.Output);
        report.Turns[0].Answer.ShouldContain("You find us in Springfield");
        foreach (var turn in report.Turns.Skip(1))
            turn.Answer.ShouldContain("Maple Street");
        report.Turns[2].Answer.ShouldContain("let me see");
        model.Requests.Count.ShouldBe(4);
        server.Output.Split("the model failed after").Length.ShouldBe(4, server.Output);
        await AssertNothingSaidIsLoggedAsync(server, caller);
    }

    [Fact]
    public async Task ModelServer_Down_FactsAnswer()
    {
        await using var server = await StartAsync(new Uri($"http://127.0.0.1:{FreePorts.Tcp()}/v1"));
        await using var caller = await FaultyCaller.JoinAsync(server);

        var report = await caller.AskAsync((Question, "Maple Street"));

        report.Answered.ShouldBeTrue(server.Output);
        report.Turns[0].Answer.ShouldContain("Maple Street", customMessage: server.Output);
        server.Output.ShouldContain("the model failed after 0 characters");
        await AssertNothingSaidIsLoggedAsync(server, caller);
    }

    private static Task<ParleyProcess> StartAsync(Uri model) => ParleyProcess.StartAsync(
        environment: new Dictionary<string, string?>
        {
            ["PARLEY_LLM_URL"] = model.ToString(), ["PARLEY_LLM_MODEL"] = "scripted",
            // One request a turn, so that each fault meets the turn it is meant for.
            ["Parley__Conversation__Turns__BeginAhead"] = "false",
        });

    private static async Task AssertNothingSaidIsLoggedAsync(ParleyProcess server, FaultyCaller caller)
    {
        var transcript = await caller.TranscriptAsync();
        transcript.ShouldNotBeEmpty();
        foreach (var sentence in transcript.SelectMany(entry => entry.Text.Split('.', '?', '!')).Select(text => text.Trim()).Where(text => text.Length > 8))
            server.Output.ShouldNotContain(sentence, Case.Insensitive);
    }
}
