using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parley.Agents;
using Parley.Calls;
using Parley.Conversation;
using Parley.Records;
using Parley.Server.Calls;
using Parley.Simulation.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Voices;
using Parley.Storage.Appointments;
using Parley.Tenancy;

namespace Parley.Simulation.Hosting;

/// <summary>One call to a simulated server: before it what the scenario says stands, then the agent and its caller. On virtual time.</summary>
internal sealed class SimulatedCall(SimulatedParley parley, VirtualTime time, Scenario scenario, Medium medium, CallId id)
{
    public const string User = "caller";

    private readonly TenantContext _tenant = new(TenantId.Parse(scenario.Tenant));

    public TenantContext Tenant => _tenant;

    /// <summary>Whoever speaks does so on a page of the web where the scenario names no other way.</summary>
    private string Channel => medium is Medium.Voice && scenario.Channel == "text" ? "web" : scenario.Channel;

    /// <summary>As the server makes them, but always the same.</summary>
    public static CallId IdOf(int seed, DateTimeOffset at) => new($"call_{at.ToUnixTimeMilliseconds():x12}{seed:x20}");

    /// <param name="cutOff">A call to go on with, as the server does when its caller comes back.</param>
    public async Task<SessionRequest> PrepareAsync(CallId? cutOff, CancellationToken cancellationToken)
    {
        if (cutOff is { } first)
            return await parley.Services.GetRequiredService<CutOffSessions>().FindAsync(_tenant, first, User, cancellationToken) is CallReturn.GoesOn { Session: var resumed }
                ? resumed with { Id = id }
                : throw new ScenarioException($"{scenario.Name}: the call that was cut off is not to be found again.");
        var agent = await AgentAsync(cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(agent.TimeZone) ?? DateTimeZone.Utc;
        var book = parley.Services.GetRequiredService<AppointmentBook>();
        foreach (var standing in scenario.Calendar)
        {
            var start = LocalTimes.At(standing.Start, zone);
            var record = new AppointmentRecord(
                $"appt_{start.UtcDateTime:yyyyMMddHHmm}", "main", start, start + standing.Length, standing.Name, standing.Phone, "", standing.Notes, "call_before", time.Clock.GetUtcNow());
            await book.BookAsync(_tenant, record, cancellationToken);
        }

        agent = agent with { Tools = [.. agent.Tools, .. scenario.Tools], Consent = scenario.Consent ?? agent.Consent };
        var session = new SessionRequest(id, _tenant, User, Channel, ConsentStatus.Unknown, agent.Language, agent) { Roles = scenario.Roles };
        return parley.Services.GetRequiredService<IAgentTexts>().Fill(session, time.Clock.GetUtcNow());
    }

    /// <summary>Holds the call; the caller hangs up when done.</summary>
    public async Task<HangUpReason> HoldAsync(SessionRequest session, CallerLeg leg, Func<CallerLeg, Task> caller, CancellationToken cancellationToken)
    {
        await parley.Services.GetRequiredService<ICallJournal>().OpenAsync(session, cancellationToken);
        var held = parley.Services.GetRequiredService<ICallSessions>().RunAsync(session, leg, cancellationToken);
        var speaking = leg.RunAsync();
        leg.Send(new CallSignal.CallerJoined(User, EchoCancelled: true));
        if (Channel == "text")
            leg.Send(new CallSignal.MicrophoneMuted(true));
        await caller(leg);
        leg.Leave();
        var ended = await held;
        await speaking;
        return ended;
    }

    public async Task<string> TimeZoneAsync(CancellationToken cancellationToken) => (await AgentAsync(cancellationToken)).TimeZone;

    private async Task<AgentDefinition> AgentAsync(CancellationToken cancellationToken)
    {
        var agents = parley.Services.GetRequiredService<IAgentCatalog>();
        if (scenario.Agent.Length == 0 && await agents.ListAsync(_tenant, cancellationToken) is { Count: > 0 } all)
            return all[0];
        return await agents.FindAsync(_tenant, scenario.Agent, User, cancellationToken)
            ?? throw new ScenarioException($"{scenario.File} (line {scenario.Line}): tenant '{scenario.Tenant}' has no agent '{scenario.Agent}'{WhyNot()}");
    }

    /// <summary>An agent whose tools are not known is not published.</summary>
    private string WhyNot() => string.Concat(parley.Tools.Bars.Select(bar => "; " + OutcomeCheck.Barred(bar)).Distinct());
}
