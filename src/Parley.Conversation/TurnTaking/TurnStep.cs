namespace Parley.Conversation.TurnTaking;

/// <summary>The policy's answer to one signal.</summary>
internal readonly record struct TurnStep(TurnState State, IReadOnlyList<TurnDecision> Decisions)
{
    /// <summary>No decisions.</summary>
    public static implicit operator TurnStep(TurnState state) => new(state, []);

    public TurnStep Decide(TurnDecision decision) => this with { Decisions = [.. Decisions, decision] };

    /// <summary>Applies a rule to the state reached so far. Nothing follows the end of a call.</summary>
    public TurnStep Then(Func<TurnState, TurnStep> rule)
    {
        if (State.Phase is CallPhase.Ended)
            return this;
        var next = rule(State);
        return next.Decisions.Count == 0 ? next with { Decisions = Decisions }
            : Decisions.Count == 0 ? next
            : next with { Decisions = [.. Decisions, .. next.Decisions] };
    }
}
