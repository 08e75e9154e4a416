using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Flows.Running;

/// <summary>Does what the engine decided, and tells it what came of it, until the caller is to speak again.</summary>
internal sealed class ActPerformer(DialoguePorts ports, ToolWork work, CallDialogue dialogue, ReplyRequest request)
{
    private readonly PersonTool _person = new(ports.Records, dialogue, request);
    private FlowInput? _outcome;
    private PendingTool? _called;

    /// <summary>For whom a call is made, and what the call's record has of its end.</summary>
    public PersonTool Person => _person;

    /// <summary>What the turn was taken for; empty where that is not sure.</summary>
    public string Wanted { private get; set; } = "";

    /// <summary>The turn with where the dialogue stands, for whoever answers it.</summary>
    public ReplyRequest Placed => request with { Node = dialogue.State.Node, Intent = dialogue.State.AskedAt >= 0 ? dialogue.State.AskedFor.Flow : Wanted };

    private DateTimeOffset Now => request.Call.Clock.GetUtcNow();

    public async IAsyncEnumerable<ReplyPart> PerformAsync(IReadOnlyList<FlowAct> acts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var due = acts; ;)
        {
            foreach (var moved in dialogue.Moved())
                yield return moved;
            (_outcome, _called) = (null, null);
            foreach (var act in due)
                await foreach (var part in DoAsync(act, cancellationToken))
                    yield return part;
            if (_outcome is null)
                yield break;

            // Nobody listens any more: the outcome waits with its owner, and the next turn takes it in and tells it.
            cancellationToken.ThrowIfCancellationRequested();
            due = await dialogue.StepAsync(_outcome);
            if (_called is not null)
                work.Forget(_called, request.ToolScope);
        }
    }

    private IAsyncEnumerable<ReplyPart> DoAsync(FlowAct act, CancellationToken cancellationToken) => act switch
    {
        FlowAct.Say say => One(new ReplyPart.Text(say.Text + " ") { IsAuthored = true }),
        // Told once the turn is over: what is asked last is what counts.
        FlowAct.Expect => None(),
        FlowAct.EndCall => One(new ReplyPart.EndCall()),
        FlowAct.LeaveToOthers left => LeaveAsync(left, cancellationToken),
        FlowAct.CallTool call => CallAsync(call.Call, cancellationToken),
        FlowAct.AnswerFromKnowledge asked => AnswerAsync(asked.Question, cancellationToken),
        FlowAct.ReadAgain again => ReadAsync(again.Text, cancellationToken),
        FlowAct.WithdrawHandoff back => WithdrawAsync(back.Id, cancellationToken),
        FlowAct.CallPerson person => RaiseAsync(person, cancellationToken),
        _ => throw new InvalidOperationException($"No such act: {act.GetType().Name}."),
    };

    private async IAsyncEnumerable<ReplyPart> LeaveAsync(FlowAct.LeaveToOthers left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in ports.Others.ReplyAsync(Placed, cancellationToken))
        {
            // A model's word alone moves no flow: facts or results may have put it into its mouth.
            if (part is ReplyPart.Proposed proposed && left.HintsAtTask)
            {
                _outcome = new FlowInput.Proposed(Now, proposed.Flow, request.UserText);
                yield break;
            }

            yield return part;
        }
    }

    private async IAsyncEnumerable<ReplyPart> CallAsync(PendingTool call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var began = request.Call.Clock.GetTimestamp();
        var outcome = work.For(call, _person.ScopeOf(call));
        var filler = dialogue.Agent.Tool(call.Tool)?.Filler ?? "";
        await foreach (var part in SlowWork.CoverAsync(outcome, filler, request.Call.Clock, cancellationToken))
            yield return part;
        var ended = await outcome;
        (_outcome, _called) = (new FlowInput.ToolReturned(Now, call.Step, ended), call);
        yield return new ReplyPart.Noted(new CallEvent.ToolFinished(TimeSpan.Zero, call.Tool, call.Step, ToolCodes.Of(ended), request.Call.Clock.GetElapsedTime(began)));
        foreach (var fact in _person.Facts(call, ended))
            yield return fact;
    }

    private async IAsyncEnumerable<ReplyPart> AnswerAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var said = new StringBuilder();
        var offers = false;
        // Whoever asked for a person beside the question has one, and is offered none.
        var hasPerson = dialogue.State.Wait is FlowWait.Knowledge { CallsPerson: true };
        await foreach (var part in SlowWork.CoverAsync(NotingAsync(ports.Knowledge.AnswerAsync(Placed, question, cancellationToken), said), request.Call.Clock, cancellationToken))
        {
            offers |= part is ReplyPart.PersonOffered;
            if (offers && hasPerson)
                break;
            yield return part;
        }

        if (said.Length > 0)
            yield return new ReplyPart.Text(" ");
        _outcome = new FlowInput.KnowledgeAnswered(Now, said.ToString()) { OffersPerson = offers && !hasPerson };
    }

    private static async IAsyncEnumerable<ReplyPart> NotingAsync(IAsyncEnumerable<ReplyPart> answer, StringBuilder said)
    {
        await foreach (var part in answer)
        {
            if (part is ReplyPart.Text text)
                said.Append(text.Value);
            yield return part;
        }
    }

    private async IAsyncEnumerable<ReplyPart> ReadAsync(string text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = FlowQuestion.For(dialogue.Agent, dialogue.State, request, text);
        _outcome = new FlowInput.Reread(Now, await ports.Understanding.UnderstandAsync(asked, cancellationToken));
        yield break;
    }

    private async IAsyncEnumerable<ReplyPart> RaiseAsync(FlowAct.CallPerson person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.Called is { TurnsAgo: 0 } called && person.Reason is HandoffReason.AskedForPerson or HandoffReason.RepeatedFailure)
        {
            // One turn calls one person: who swears and asks for somebody has somebody.
            _outcome = new FlowInput.HandoffRaised(Now, new HandoffReceipt(called.HandoffId, Accepted: true, "")) { IsTold = true };
            yield break;
        }

        var record = ports.Records.Write(request, dialogue.Agent, dialogue.State, person);
        yield return new ReplyPart.PersonOffered(JsonNamingPolicy.SnakeCaseLower.ConvertName(person.Reason.ToString()));
        var receipt = await ports.Handoffs.RaiseAsync(record, cancellationToken);
        _outcome = new FlowInput.HandoffRaised(Now, receipt);
        yield return new ReplyPart.Noted(new CallEvent.HandedOff(TimeSpan.Zero, receipt.Id, record.Reason, record.Queue));
    }

    private async IAsyncEnumerable<ReplyPart> WithdrawAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var change = await ports.Handoffs.WithdrawAsync(request.Call, id, cancellationToken);
        _outcome = new FlowInput.HandoffWithdrawn(Now, change is HandoffChange.Made);
        if (change is HandoffChange.Made)
            yield return new ReplyPart.Noted(new CallEvent.HandoffWithdrawn(TimeSpan.Zero, id));
    }

    private static async IAsyncEnumerable<ReplyPart> None()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static async IAsyncEnumerable<ReplyPart> One(ReplyPart part)
    {
        await Task.CompletedTask;
        yield return part;
    }
}
