using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Handoff;
using Parley.Testing.Dialogue;

namespace Parley.Dialogue.Tests;

/// <summary>A rule called a person, and the process died: the next one knows of it by the hand-offs themselves.</summary>
public sealed class TakenOverCallTests : IReplyGenerator
{
    private readonly RecordingHandoffs _handoffs = new();
    private readonly ByWord _triggers = new();
    private readonly List<ReplyRequest> _asked = [];

    [Fact]
    public async Task CalledByARule_CanBeTakenBack_AfterARestart()
    {
        await SayAsync(Process(), "this is ridiculous", turn: 1);

        await SayAsync(Process(), "no, never mind, you can do it", turn: 2, "this is ridiculous");

        _asked[^1].Called.ShouldBe(new CalledPerson("handoff_1", HandoffReason.Anger, 1));
    }

    [Fact]
    public async Task TurnsSince_AreCountedByWhatWasSaid()
    {
        await SayAsync(Process(), "this is ridiculous", turn: 1);

        await SayAsync(Process(), "hm", turn: 4, "this is ridiculous", "Ada", "on Friday");

        _asked[^1].Called!.TurnsAgo.ShouldBe(3);
    }

    [Fact]
    public async Task ResumedCall_WhoseWordsAreGone_TakesTheNextTurnForTheOneAfterIt()
    {
        await SayAsync(Process(), "this is ridiculous", turn: 1);
        var next = Process();
        await next.ReadAsync(Request("", 0) with { IsResumption = true });

        await SayAsync(next, "no, never mind, you can do it", turn: 2);

        _asked[^1].Called!.TurnsAgo.ShouldBe(1);
    }

    [Fact]
    public async Task SameReason_AfterARestart_CallsNobodyAgain()
    {
        await SayAsync(Process(), "this is ridiculous", turn: 1);

        await SayAsync(Process(), "this is ridiculous", turn: 2, "this is ridiculous");

        _triggers.Fired.ShouldBe([HandoffReason.Anger]);
    }

    [Fact]
    public async Task PersonCalledAfterABreakOfTheLine_ReadsWhatWasSaidBeforeIt()
    {
        await Process().ReadAsync(Request("this is ridiculous", 2) with { Earlier = [new Utterance(Speaker.Caller, "book me in for friday")] });

        _handoffs.Records.ShouldHaveSingleItem().LastTurns.Select(said => said.Text).ShouldBe(["book me in for friday", "this is ridiculous"]);
    }

    [Fact]
    public async Task FirstTurn_AsksTheQueueNothing()
    {
        await _handoffs.RaiseAsync(new HandoffRecord(Clinic.Call, "", "", "", HandoffReason.Anger, "", "", new Dictionary<string, Parley.Flows.SlotValue>(), [], "", HandoffUrgency.Soon, default), TestContext.Current.CancellationToken);

        await SayAsync(Process(), "hello", turn: 1);

        _asked[^1].Called.ShouldBeNull();
    }

    [Fact]
    public async Task EmergencyBefore_StaysAPersonsMatter()
    {
        await SayAsync(Process(), "i am choking", turn: 1);

        await SayAsync(Process(), "never mind", turn: 2, "i am choking");

        (_asked[^1].Called, _asked[^1].KeepsPerson).ShouldBe((null, true));
    }

    async IAsyncEnumerable<ReplyPart> IReplyGenerator.ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _asked.Add(request);
        await Task.CompletedTask;
        yield return new ReplyPart.Text("Well.");
    }

    /// <summary>Nothing in memory, over the same hand-offs.</summary>
    private TriggeredReplyGenerator Process() => new(this, _triggers, new CallSignals(), new HandoffCalls(_handoffs, SpokenMask.None, flows: null));

    private static Task<List<ReplyPart>> SayAsync(TriggeredReplyGenerator process, string text, int turn, params string[] before) =>
        process.ReadAsync(Request(text, turn, [.. before.Select(said => new Utterance(Speaker.Caller, said))]));

    private static ReplyRequest Request(string text, int turn, params Utterance[] history) => Clinic.Request(text, history) with { Turn = turn };

    private sealed class ByWord : IHandoffTriggers
    {
        public List<HandoffReason> Fired { get; } = [];

        public (HandoffSignals State, HandoffTrigger? Trigger) Next(HandoffSignals state, HandoffSignal signal, HandoffPolicy policy)
        {
            HandoffReason? reason = signal is not HandoffSignal.Said said ? null
                : said.Text.Contains("ridiculous", StringComparison.Ordinal) ? HandoffReason.Anger
                : said.Text.Contains("choking", StringComparison.Ordinal) ? HandoffReason.MedicalEmergency : null;

            return reason is { } called && !state.Raised.Contains(called)
                ? (state with { Raised = state.Raised.Add(called) }, Fire(called))
                : (state, null);
        }

        private HandoffTrigger Fire(HandoffReason reason)
        {
            Fired.Add(reason);
            return new HandoffTrigger(reason, HandoffUrgency.Soon, "", "");
        }
    }
}
