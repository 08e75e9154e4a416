using System.Runtime.CompilerServices;
using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Understanding;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Running;

/// <summary>One caller turn, from words to words.</summary>
internal sealed class DialogueTurn(DialoguePorts ports, ToolWork work, CallDialogue dialogue, ReplyRequest request)
{
    private readonly ActPerformer _performer = new(ports, work, dialogue, request);

    // What came of an effect before this turn: known to the caller, or told once more.
    private string _heard = "";
    private string _toldAgain = "";

    // What was said last, before this turn or in it.
    private bool _isUnheard;
    private bool _isJustSaid;
    private bool _isAssured;
    private bool _isPersonOffered;

    private DateTimeOffset Now => request.Call.Clock.GetUtcNow();

    public async IAsyncEnumerable<ReplyPart> TakeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (dialogue.IsNew)
            await dialogue.StepAsync(Started());
        var (text, isRest) = await TurnWords.OfAsync(dialogue, request, cancellationToken);
        foreach (var owed in Owed(text))
            yield return owed;

        var before = dialogue.State;
        var understood = await UnderstandAsync(text, cancellationToken);
        if ((understood.Acts & (CallerActs.Emergency | CallerActs.Person)) == 0)
            await foreach (var part in Left().FinishAsync(cancellationToken))
                yield return Noting(part);
        var isFinished = !ReferenceEquals(before, dialogue.State);
        if (dialogue.State.Ended || (isRest && text.Length == 0))
        {
            foreach (var part in Rest(_isJustSaid).Concat(AwaitedAnswer.Of(dialogue.Agent, dialogue.State)))
                yield return part;
            yield break;
        }

        // What the words mean hangs on what is asked, which finished work may have changed.
        var acts = await CommitAsync(text, isFinished ? await UnderstandAsync(text, cancellationToken) : understood, cancellationToken);
        await foreach (var part in _performer.PerformAsync(acts, cancellationToken))
            yield return part;
        foreach (var part in AwaitedAnswer.Of(dialogue.Agent, dialogue.State))
            yield return part;
    }

    /// <summary>
    /// Goes on where another process left off: tells what it did not live to tell, finishes what it had begun, and asks again what is open.
    /// </summary>
    public async IAsyncEnumerable<ReplyPart> ResumeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Own(FlowPhrases.CutOff + " ");
        if (dialogue.IsNew)
            await dialogue.StepAsync(Started());
        var told = Retelling.IsDue(dialogue.State, request, isAsked: false) ? dialogue.State.Outcome : "";
        if (told.Length > 0)
            yield return Own(told + " ");
        await foreach (var part in Left().FinishAsync(cancellationToken))
            yield return Noting(part);
        if (dialogue.State.Ended)
        {
            foreach (var part in Rest(_isJustSaid))
                yield return part;
        }
        else if (!_isJustSaid && !(told.EndsWith('?') && dialogue.State is { Stack.IsEmpty: true, Wait: null }))
            await foreach (var part in _performer.PerformAsync(await dialogue.StepAsync(new FlowInput.Resumed(Now)), cancellationToken))
                yield return part;
        foreach (var part in AwaitedAnswer.Of(dialogue.Agent, dialogue.State))
            yield return part;
    }

    /// <summary>
    /// What the caller brought up is a person's to answer. Only a plain yes to what was asked is taken out of it: values and questions in such a sentence
    /// belong to the matter.
    /// </summary>
    public async IAsyncEnumerable<ReplyPart> TakeYesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A person is called as it is: a yes to the offer of one is no yes to what the flow had asked before.
        if (dialogue.IsNew || PersonOffers.IsOpen(request.History, dialogue.State.LastSaid))
            yield break;
        var (text, _) = await TurnWords.OfAsync(dialogue, request, cancellationToken);
        if (dialogue.State is not { Ended: false, Wait.IsYesOrNo: true } || await YesAsync(text, cancellationToken) is not { } yes)
            yield break;
        var acts = await CommitAsync(text, yes, cancellationToken);
        await foreach (var part in _performer.PerformAsync(acts, cancellationToken))
            yield return part;
        foreach (var part in AwaitedAnswer.Of(dialogue.Agent, dialogue.State))
            yield return part;
    }

    /// <summary>
    /// Nothing may be left behind by it: only what no flow answers is begun early. Where anything else is to be said or done first it says nothing, and
    /// the turn is taken from its beginning when it is committed.
    /// </summary>
    public async IAsyncEnumerable<ReplyPart> SpeculateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = dialogue.State;
        var isFree = state is { Wait: null, Ended: false, Stack.IsEmpty: true, Late.IsEmpty: true, Approvals.IsEmpty: true };
        if (!isFree || (request.Turn > 0 && request.Turn == state.Turn) || Retelling.IsDue(state, request, isAsked: true))
            yield break;
        _isPersonOffered = PersonOffers.IsOpen(request.History, state.LastSaid);
        var understood = await UnderstandAsync(request.UserText, cancellationToken);
        var step = FlowEngine.Next(dialogue.Agent, dialogue.State, Said(request.UserText, understood));
        if (step.Acts is not [FlowAct.LeaveToOthers left])
            yield break;
        var says = false;
        await foreach (var part in ports.Others.ReplyAsync(_performer.Placed, cancellationToken))
        {
            // A flow begins with a committed turn. What was said before is not to be said twice: then the call is the gateway's.
            if (part is ReplyPart.Proposed && left.HintsAtTask && !says)
                yield break;
            says |= part is ReplyPart.Text;
            yield return part;
        }
    }

    /// <summary>What is said before anything else: that somebody is there, if that is in question, and what came of an effect, if it was not heard.</summary>
    private IEnumerable<ReplyPart> Owed(string text)
    {
        var state = dialogue.State;
        _isPersonOffered = PersonOffers.IsOpen(request.History, state.LastSaid);
        _isUnheard = !Retelling.WasHeard(state.LastSaid, request.History);
        if (Retelling.IsHeard(state, request))
            _heard = state.Outcome;
        var isDue = Retelling.IsDue(state, request, isAsked: TurnActs.HasLostThread(text));
        _isAssured = (isDue || Resumption.WorkOf(dialogue.Agent, state) is not null) && TurnActs.Of(SpokenTurn.Of(text)).HasFlag(CallerActs.Presence);
        if (_isAssured)
            yield return Own(FlowPhrases.Here + " ");
        if (isDue)
            yield return Own((_toldAgain = state.Outcome) + " ");
    }

    private FlowInput.CallStarted Started() => new(
        Now,
        new Dictionary<string, string> { ["user_id"] = request.UserId, ["channel"] = request.Channel, ["call_id"] = request.Call.Id.Value },
        request.Agent.Greeting);

    private LeftWork Left() => new(work, dialogue, request, _performer);

    /// <summary>Finished work may have nothing to tell: then what was said last still stands.</summary>
    private ReplyPart Noting(ReplyPart part)
    {
        _isJustSaid |= part is ReplyPart.Text;
        return part;
    }

    /// <summary>There is nothing new to answer: what was said last is said again, unless finished work has just told more.</summary>
    private IEnumerable<ReplyPart> Rest(bool isFinished)
    {
        if (!isFinished)
            yield return Own(dialogue.State is { LastSaid: "" } ? FlowPhrases.AnythingElse : dialogue.State.LastSaid);
        if (dialogue.State.Ended)
            yield return new ReplyPart.EndCall();
    }

    /// <summary>The flow's own words, as they were said before or always are.</summary>
    private static ReplyPart.Text Own(string text) => new(text) { IsAuthored = true };

    private async Task<IReadOnlyList<FlowAct>> CommitAsync(string text, UnderstoodTurn understood, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await dialogue.StepAsync(Said(text, understood));
        }
        catch (DialogueConflictException)
        {
            // A turn that was given up on was still storing its last step. Once it has, this one goes on from there.
            await dialogue.LoadAsync(cancellationToken);
            if (request.IsPersonsMatter)
                return dialogue.State is { Ended: false, Wait.IsYesOrNo: true } ? await dialogue.StepAsync(Said(text, understood)) : [];
            return await dialogue.StepAsync(Said(text, await UnderstandAsync(text, cancellationToken)));
        }
    }

    private FlowInput Said(string text, UnderstoodTurn understood)
    {
        if (text.Length == 0 && (!dialogue.State.Stack.IsEmpty || dialogue.State.Wait is not null))
            return new FlowInput.Silence(Now);
        return new FlowInput.Understood(Now, request.Turn > 0 ? request.Turn : dialogue.State.Turn + 1, text, understood)
        {
            Heard = _heard, ToldAgain = _toldAgain, IsUnheard = _isUnheard, IsJustSaid = _isJustSaid, IsAssured = _isAssured, IsPersonOffered = _isPersonOffered,
            Called = request.Called, KeepsPerson = request.KeepsPerson,
        };
    }

    private async Task<UnderstoodTurn?> YesAsync(string text, CancellationToken cancellationToken)
    {
        if (!PlainYes.IsIn(text))
            return null;
        var understood = await UnderstandAsync(text, cancellationToken);
        return (understood.Acts & (CallerActs.Deny | CallerActs.Correct | CallerActs.Wait)) == 0
            ? new UnderstoodTurn([], new Dictionary<string, FoundValue>(), CallerActs.Affirm, new Dictionary<string, string>())
            : null;
    }

    private async ValueTask<UnderstoodTurn> UnderstandAsync(string text, CancellationToken cancellationToken)
    {
        var understood = await ports.Understanding.UnderstandAsync(FlowQuestion.For(dialogue.Agent, dialogue.State, request, text), cancellationToken);
        _performer.Wanted = understood.Intents is [{ Score: >= Switching.Clear } wanted, ..] ? wanted.Name : "";
        return understood;
    }
}
