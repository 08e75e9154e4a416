using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Calls;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Hosting;
using Parley.Tenancy;

namespace Parley.Understanding;

/// <summary>
/// Prepares the intents of every agent that lies in a file, and reads one turn, as soon as the process is up: the first turn of the first call
/// would wait more than a second for it, and comes seconds after that. Agents that come later are prepared by their first turn.
/// </summary>
internal sealed partial class UnderstandingWarmUp(
    TurnUnderstanding understanding, IOptions<AgentsOptions> options, TimeProvider clock, ILogger<UnderstandingWarmUp> logger, IHostApplicationLifetime? lifetime = null)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => WarmAsync(stoppingToken), CancellationToken.None);

    private async Task WarmAsync(CancellationToken stoppingToken)
    {
        await StartSignal.WaitAsync(lifetime?.ApplicationStarted, stoppingToken);
        foreach (var (tenant, agent) in AgentFiles.Sound(options.Value.Folder))
            if (!stoppingToken.IsCancellationRequested && agent.Flows.Count > 0)
                await WarmAsync(new AgentFlows(agent, []), new TenantContext(tenant), stoppingToken);
        FlowStateJson.Read(FlowStateJson.Write(FlowState.New));
    }

    private async Task WarmAsync(AgentFlows agent, TenantContext tenant, CancellationToken stoppingToken)
    {
        try
        {
            var slots = agent.Agent.Flows.SelectMany(f => f.Slots).DistinctBy(s => s.Name).ToList();
            var request = new UnderstandingRequest(
                new CallContext(CallId.New(clock), tenant, clock), agent.Agent.Language, agent.Zone, agent.Agent.Region, "Can I come in next Tuesday at three?",
                Asked: null, Confirming: false, slots, new Dictionary<string, SlotValue>(), agent.Intents) { OutOfScope = agent.Agent.OutOfScope };
            await understanding.UnderstandAsync(request, stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One agent's trouble must not keep the others cold; its own first turn will tell.
            NotWarm(tenant.Id, agent.Agent.AgentName, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tenant {Tenant}: understanding for '{Agent}' could not be prepared.")]
    private partial void NotWarm(TenantId tenant, string agent, Exception exception);
}
