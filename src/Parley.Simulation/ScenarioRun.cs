using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Simulation.Callers;
using Parley.Simulation.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Dialogues;
using Parley.Simulation.Faults;
using Parley.Simulation.Hosting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;
using Parley.Tools;

namespace Parley.Simulation;

/// <summary>One scenario from an empty server to what came of it.</summary>
internal sealed class ScenarioRun(Scenario scenario, Medium medium, int seed, VirtualTime time, SharedParts shared, string folder)
{
    // Kept apart: a process that is killed while it stops has let go of the rest.
    private HeardJournal? _journal;
    private ToolLog? _tools;
    private DialogueLog? _dialogue;
    private IReadOnlyList<Silence> _silences = [];

    /// <summary>As it is to be found again after a crash.</summary>
    public CallId Id { get; } = SimulatedCall.IdOf(seed, time.Clock.GetUtcNow());

    public ToolLog Tools => _tools ?? new ToolLog(time.Clock);

    /// <summary>The call once it is over, without what stands afterwards: a process may die after its last call has ended.</summary>
    public CallOutcome? Over { get; private set; }

    /// <summary>What was stored of the dialogue before this process took it up; null where nothing was.</summary>
    public StoredDialogue? Found { get; private set; }

    /// <param name="cutOff">A call of a process that was killed, which this one goes on with; null for a call of its own.</param>
    public async Task<CallOutcome> CallAsync(CallId? cutOff, CancellationToken cancellationToken)
    {
        await using var parley = await SimulatedParley.StartAsync(scenario, medium, time, shared, folder, cancellationToken);
        (_journal, _tools, _dialogue) = (parley.Journal, parley.Tools, parley.Dialogue);
        var call = new SimulatedCall(parley, time, scenario, medium, Id);
        var session = await call.PrepareAsync(cutOff, cancellationToken);
        Found = await parley.Services.GetRequiredService<IDialogueStateStore>().LoadAsync(new CallContext(cutOff ?? Id, call.Tenant, time.Clock), cancellationToken);
        var speaking = medium is Medium.Voice
            ? await SpeakingMouth.MakeAsync(scenario, seed, time.Clock, shared.Speech, () => parley.Journal.Events.Count)
            : null;
        await using var leg = new CallerLeg(time.Clock, speaking as IMouth ?? new TypingMouth());
        _silences = leg.Silences;
        var (began, startedAt) = (time.Clock.Elapsed, time.Clock.GetUtcNow());
        var scripted = new ScriptedCaller(scenario.Steps, medium, time.Clock, () => parley.Journal.Events.Count);
        var persona = scenario.Persona is { } person ? new PersonaCaller(person, new Random(seed), time.Clock) : null;
        var ended = await call.HoldAsync(session, leg, persona is null ? scripted.CallAsync : persona.CallAsync, cancellationToken);
        Over = new CallOutcome
        {
            Ended = ended,
            StartedAt = startedAt,
            Events = parley.Journal.Events,
            Marks = scripted.Marks,
            Mute = persona?.Mute ?? scripted.Mute,
            Silences = leg.Silences,
            Tools = parley.Tools.Asked,
            // Before the next, which asks every server of the tenant for its tools, whether the call needed it or not.
            Bars = [.. parley.Tools.Bars],
            KnownTools = [.. (await parley.Services.GetRequiredService<IToolDirectory>().AllAsync(call.Tenant, cancellationToken)).Select(tool => tool.Name)],
            Works = parley.Tools.Works,
            Dialogue = parley.Dialogue,
            Recorded = parley.Recording.Recorded,
            ModelRequests = parley.Models.Requests,
            ModelAnswers = parley.Models.Ended,
            Lasted = time.Clock.Elapsed - began,
            Spoken = speaking?.Lines ?? [],
        };
        var outcome = await StandsAsync(Over, parley, cancellationToken);
        await parley.StopAsync(cancellationToken);
        return outcome;
    }

    /// <summary>What a new process finds of a call that was over when the old one was killed.</summary>
    public async Task<CallOutcome> LookAsync(CallOutcome over, CancellationToken cancellationToken)
    {
        await using var parley = await SimulatedParley.StartAsync(scenario, medium, time, shared, folder, cancellationToken);
        var outcome = await StandsAsync(over, parley, cancellationToken);
        await parley.StopAsync(cancellationToken);
        return outcome;
    }

    public IReadOnlyList<string> TalkSoFar() => _journal is null ? [] : TalkLines.Of(_journal.Events);

    /// <summary>What had come of it when the process was killed.</summary>
    public CutOff SoFar() => new(_journal?.Events ?? [], Tools, _silences, _dialogue ?? new DialogueLog(() => 0));

    private async Task<CallOutcome> StandsAsync(CallOutcome over, SimulatedParley parley, CancellationToken cancellationToken)
    {
        var call = new SimulatedCall(parley, time, scenario, medium, Id);
        var records = new CallRecords(parley.Services, call.Tenant);
        return over with
        {
            Appointments = await records.AppointmentsAsync(await call.TimeZoneAsync(cancellationToken), cancellationToken),
            HasUnseenCalendar = await records.HasUnseenCalendarAsync(cancellationToken),
            Tickets = await records.TicketsAsync(cancellationToken),
            Handoffs = await records.HandoffsAsync(cancellationToken),
            Messages = await records.MessagesAsync(cancellationToken),
        };
    }
}
