using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Hosting;
using Parley.Tenancy;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// Puts one question and one answer through the rules of every agent that lies in a file, as soon as the process is up: the patterns
/// are built by their first use, and the first caller would wait a quarter of a second for them.
/// </summary>
internal sealed partial class GuardrailWarmUp(
    IOptions<AgentsOptions> options, TimeProvider clock, ILogger<GuardrailWarmUp> logger, IGuardrailChain? chain = null,
    IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    private const string Question = "Could you tell me when you are open on Monday?";
    private const string Answer = "On Monday we are open from 8 a.m. to 6 p.m.";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        chain is null ? Task.CompletedTask : Task.Run(() => WarmAsync(chain, stoppingToken), CancellationToken.None);

    private async Task WarmAsync(IGuardrailChain rules, CancellationToken stoppingToken)
    {
        try
        {
            await StartSignal.WaitAsync(lifetime?.ApplicationStarted, stoppingToken);
            foreach (var (tenant, agent) in AgentFiles.Sound(options.Value.Folder))
            {
                var call = new CallContext(CallId.New(clock), new TenantContext(tenant), clock);
                await rules.InspectAsync(new GuardrailSubject(call, agent, GuardrailStage.UserText, Question, []), stoppingToken);
                await rules.InspectAsync(new GuardrailSubject(call, agent, GuardrailStage.RetrievedText, Answer, []), stoppingToken);
                await rules.InspectAsync(new GuardrailSubject(call, agent, GuardrailStage.Reply, Answer, [Answer], Question), stoppingToken);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The first turn will be slow, and tell what is wrong.
            NotWarm(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The guardrails could not be prepared")]
    private partial void NotWarm(Exception exception);
}
