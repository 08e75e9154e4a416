using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>The state of one call's dialogue in one process: loaded, taken a step further, and stored before anybody hears of the step.</summary>
internal sealed class CallDialogue(IDialogueStateStore states, CallContext call, AgentFlows agent)
{
    private long _revision;
    private FlowState _told = FlowState.New;

    public AgentFlows Agent => agent;

    public FlowState State { get; private set; } = FlowState.New;

    /// <summary>Nothing was stored of this call before.</summary>
    public bool IsNew => _revision == 0;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await states.LoadAsync(call, cancellationToken);
        (_revision, State) = stored is null ? (0, FlowState.New) : (stored.Revision, FlowStateJson.Read(stored.State));
        _told = State;
    }

    /// <summary>Back to before a turn, which is then taken again. The turn itself stays stored until it is.</summary>
    public async Task RewindAsync(int turn, CancellationToken cancellationToken)
    {
        var before = await states.LoadBeforeAsync(call, turn, cancellationToken);
        State = before is null ? FlowState.New : FlowStateJson.Read(before.State);
    }

    /// <summary>How the flows have moved since this was asked last.</summary>
    public IEnumerable<ReplyPart> Moved()
    {
        var moves = FlowMoves.Between(_told, State);
        _told = State;
        return moves;
    }

    /// <exception cref="DialogueConflictException">Somebody else took a step meanwhile.</exception>
    public async Task<IReadOnlyList<FlowAct>> StepAsync(FlowInput input)
    {
        var step = FlowEngine.Next(agent, State, input);

        // No token: once a step is being stored it is taken, whoever still listens.
        var next = new StoredDialogue(_revision + 1, step.State.Turn, FlowStateJson.Write(step.State));
        if (!await states.TrySaveAsync(call, next, CancellationToken.None))
            throw new DialogueConflictException();
        (_revision, State) = (next.Revision, step.State);
        return step.Acts;
    }
}
