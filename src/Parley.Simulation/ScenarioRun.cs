using Parley.Calls;
using Parley.Simulation.Callers;
using Parley.Simulation.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Hosting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;

namespace Parley.Simulation;

/// <summary>One scenario from an empty server to what came of it.</summary>
internal sealed class ScenarioRun(Scenario scenario, Medium medium, int seed, VirtualTime time, SharedParts shared, string folder)
{
    // Kept apart: a process that is killed while it stops has let go of the rest.
    private HeardJournal? _journal;
    private ToolLog? _tools;

    /// <summary>As it is to be found again after a crash.</summary>
    public CallId Id { get; } = SimulatedCall.IdOf(seed, time.Clock.GetUtcNow());

    public IReadOnlyList<ToolEntry> ToolsSoFar => _tools?.Asked ?? [];

    /// <param name="cutOff">A call of a process that was killed, which this one goes on with; null for a call of its own.</param>
    public async Task<CallOutcome> CallAsync(CallId? cutOff, CancellationToken cancellationToken)
    {
        await using var parley = await SimulatedParley.StartAsync(scenario, medium, time, shared, folder, cancellationToken);
        (_journal, _tools) = (parley.Journal, parley.Tools);
        var call = new SimulatedCall(parley, time, scenario, medium, Id);
        var session = await call.PrepareAsync(cutOff, cancellationToken);
        var speaking = medium is Medium.Voice
            ? await SpeakingMouth.MakeAsync(scenario, seed, time.Clock, shared.Speech, () => parley.Journal.Events.Count)
            : null;
        await using var leg = new CallerLeg(time.Clock, speaking as IMouth ?? new TypingMouth());
        var began = time.Clock.Elapsed;
        var scripted = new ScriptedCaller(scenario.Steps, medium, time.Clock, () => parley.Journal.Events.Count);
        var persona = scenario.Persona is { } person ? new PersonaCaller(person, new Random(seed), time.Clock) : null;
        var ended = await call.HoldAsync(session, leg, persona is null ? scripted.CallAsync : persona.CallAsync, cancellationToken);
        var lasted = time.Clock.Elapsed - began;
        var records = new CallRecords(parley.Services, call.Tenant);
        var outcome = new CallOutcome
        {
            Ended = ended,
            Events = parley.Journal.Events,
            Marks = scripted.Marks,
            Mute = persona?.Mute ?? scripted.Mute,
            LongestSilence = leg.LongestSilence,
            Tools = parley.Tools.Asked,
            Appointments = await records.AppointmentsAsync(session.Agent.TimeZone, cancellationToken),
            Tickets = await records.TicketsAsync(cancellationToken),
            Handoffs = await records.HandoffsAsync(cancellationToken),
            Recorded = parley.Recording.Recorded,
            ModelRequests = parley.Models.Requests,
            ModelAnswers = parley.Models.Ended,
            Lasted = lasted,
            Spoken = speaking?.Lines ?? [],
        };
        await parley.StopAsync(cancellationToken);
        return outcome;
    }

    public IReadOnlyList<string> TalkSoFar() => _journal is null ? [] : TalkLines.Of(_journal.Events);
}
