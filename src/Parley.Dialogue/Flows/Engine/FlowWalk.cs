using System.Collections.Immutable;
using Parley.Flows.Expressions;

namespace Parley.Flows.Engine;

/// <summary>One step in the making: what the state became and what is to be done. Lives for one call of the engine.</summary>
internal sealed class FlowWalk(AgentFlows agent, FlowState state, DateTimeOffset at)
{
    private const int PathAtMost = 100;

    private readonly List<FlowAct> _acts = [];

    public AgentFlows Agent => agent;

    /// <summary>As it was when the step began.</summary>
    public FlowState Before { get; } = state;

    public FlowState State { get; set; } = state;

    /// <summary>The wall clock where the agent's business is.</summary>
    public DateTime Now { get; } = TimeZoneInfo.ConvertTime(at, agent.Zone).DateTime;

    public FlowFrame Top
    {
        get => State.Stack[^1];
        set => State = State with { Stack = State.Stack.SetItem(State.Stack.Count - 1, value) };
    }

    public bool IsIdle => State.Stack.Count == 0;

    public FlowMap Map => agent.Flow(Top.Flow) ?? throw new InvalidOperationException("The call stands in a flow its agent does not have.");

    public bool HasSaid => _acts.Exists(a => a is FlowAct.Say);

    public FlowScope Scope(FlowValue? value = null) => new(agent, State, Top, Now, value);

    public void Act(FlowAct act) => _acts.Add(act);

    public void Say(string text, SayKind kind = SayKind.Statement)
    {
        if (Openers.Of(text) is { } opener)
        {
            if (State.Opener is { } last && last.Words == opener && last.Turn >= State.Turn - 1)
                text = Openers.Without(text, opener);
            else
                State = State with { Opener = new SaidOpener(opener, State.Turn) };
        }

        if (text.Length > 0)
            _acts.Add(new FlowAct.Say(text, kind));
    }

    public void SayOf(string template, SayKind kind = SayKind.Statement) => Say(Scope().Say(template), kind);

    public void Wait(FlowWait? wait) => State = State with { Wait = wait };

    public void Push(FlowFrame frame) => State = State with { Stack = State.Stack.Add(frame) };

    public void Pop() => State = State with { Stack = State.Stack.RemoveAt(State.Stack.Count - 1) };

    public void GoTo(string node) => Top = Top with
    {
        Node = node,
        Path = (Top.Path.Count >= PathAtMost ? Top.Path.RemoveAt(0) : Top.Path).Add(Top.Node),
        Entered = Top.Entered.SetItem(node, Top.Entered.GetValueOrDefault(node) + 1),
    };

    /// <summary>All that is said in this step follows these words of others; whoever wants it again wants both.</summary>
    public void After(string words)
    {
        if (words.Length > 0)
            Said = string.Join(' ', _acts.OfType<FlowAct.Say>().Select(s => s.Text).Prepend(words.Trim()));
    }

    /// <summary>Asked beside what the turn is about, and not answered yet.</summary>
    public string? Question { get; set; }

    /// <summary>The flow that ended last in this step.</summary>
    public Left? Ended { get; set; }

    /// <summary>What counts as said last after a step that only repeats it, or goes on after the words of others.</summary>
    public string? Said { get; set; }

    public FlowStep Finish()
    {
        // Whoever answers in the engine's place has the caller's own words, and with them the question.
        if (_acts is not [.., FlowAct.LeaveToOthers] && State is { Ended: false })
            Besides.PutOff(this);
        var said = Said ?? string.Join(' ', _acts.OfType<FlowAct.Say>().Select(s => s.Text));
        return new FlowStep(said.Length > 0 || _acts is [.., FlowAct.LeaveToOthers] ? State with { LastSaid = said } : State, _acts);
    }

    /// <summary>All that was said so far in this step as a fact.</summary>
    public string Statements => string.Join(' ', _acts.OfType<FlowAct.Say>().Where(s => s.Kind is SayKind.Statement).Select(s => s.Text));

    internal sealed record Left(FlowFrame Frame, FlowMap Map);
}
