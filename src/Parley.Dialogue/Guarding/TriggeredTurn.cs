using System.Runtime.CompilerServices;
using System.Text.Json;
using Parley.Dialogue.Routine;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>The signals of one turn, and the hand-offs they lead to. For one reader.</summary>
internal sealed class TriggeredTurn(IHandoffTriggers triggers, HandoffCalls handoffs, ReplyRequest request, HandoffSignals before, CalledPerson? called)
{
    private readonly Queue<(HandoffTrigger Trigger, Task<(string Tell, CallEvent.HandedOff Fact)> Raising)> _due = new();
    private readonly HashSet<string> _offered = [];
    private readonly HashSet<HandoffReason> _byOthers = [];
    private bool _isTold;
    private HandoffUrgency? _raised;

    public HandoffSignals Signals { get; private set; } = before;

    /// <summary>Who was called last by a rule, if the caller may take them back.</summary>
    public CalledPerson? Called { get; private set; } = called;

    /// <summary>A person was called for a matter that stays theirs whatever the caller says later.</summary>
    public bool KeepsPerson => Signals.Raised.Overlaps([HandoffReason.MedicalEmergency, HandoffReason.LegalRisk, HandoffReason.PaymentDispute]);

    /// <summary>What the caller brings is a person's to answer: an agent that went on about it could only make it worse.</summary>
    public bool IsPersonsMatter { get; private set; }

    public static bool IsPersons(HandoffTrigger? trigger) => trigger?.Reason is HandoffReason.LegalRisk or HandoffReason.PaymentDispute;

    /// <summary>
    /// A person is called at once, whoever still listens: only telling the caller waits for its place in the reply. One turn calls one person,
    /// unless what comes later is more pressing: who swears in anger is upset, and needs no second record for the word.
    /// </summary>
    public void Take(HandoffSignal signal)
    {
        (Signals, var trigger) = triggers.Next(Signals, signal, request.Agent.Handoff);
        if (trigger is null || trigger.Urgency <= _raised)
            return;
        _raised = trigger.Urgency;
        IsPersonsMatter |= IsPersons(trigger);
        _due.Enqueue((trigger, handoffs.RaiseAsync(request, trigger)));
    }

    public void Notice(ReplyPart part)
    {
        switch (part)
        {
            case ReplyPart.PersonOffered offered:
                _offered.Add(offered.Reason);
                break;
            case ReplyPart.Noted { Fact: CallEvent.HandedOff raised }:
                _isTold = true;
                _byOthers.Add(raised.Reason);
                Signals = Signals with { Raised = Signals.Raised.Add(raised.Reason) };
                break;
            case ReplyPart.Noted { Fact: CallEvent.HandoffWithdrawn back } when back.HandoffId == Called?.HandoffId:
                // What happens after it counts anew.
                Signals = Signals with { Raised = Signals.Raised.Remove(Called.Reason) };
                Called = null;
                break;
        }

        if (SignalReader.Of(part) is { } signal)
            Take(signal);
    }

    /// <summary>Called for how the call went, not for what it is about: an emergency, a dispute or a forbidden matter stays a person's.</summary>
    public static bool MayBeTakenBack(HandoffReason reason) =>
        reason is HandoffReason.Anger or HandoffReason.LowConfidence or HandoffReason.RepeatedFailure or HandoffReason.AskedForPerson;

    /// <summary>A person who is called is not offered in the same breath.</summary>
    public ReplyPart Fitted(ReplyPart part) =>
        (_raised is not null || _isTold) && part is ReplyPart.Text text && text.Value.TrimEnd() is var said && said.EndsWith(RoutineReplyGenerator.PersonQuestion, StringComparison.Ordinal)
            ? text with { Value = said[..^RoutineReplyGenerator.PersonQuestion.Length].TrimEnd() }
            : part;

    /// <summary>What to say of the hand-offs raised so far, once a turn, and the facts of them.</summary>
    public async IAsyncEnumerable<ReplyPart> TellAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_due.TryDequeue(out var due))
        {
            var (tell, fact) = await due.Raising.WaitAsync(cancellationToken);
            if (_byOthers.Contains(due.Trigger.Reason))
                continue;
            var reason = JsonNamingPolicy.SnakeCaseLower.ConvertName(due.Trigger.Reason.ToString());
            if (_offered.Add(reason))
                yield return new ReplyPart.PersonOffered(reason);
            if (!_isTold && tell.Length > 0)
                yield return new ReplyPart.Text($" {tell} ") { IsAuthored = true };
            _isTold = true;
            if (MayBeTakenBack(due.Trigger.Reason))
                Called = new CalledPerson(fact.HandoffId, due.Trigger.Reason, 0);
            yield return new ReplyPart.Noted(fact);
        }
    }
}
