using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Registry;

namespace Parley.Dialogue.LanguageModels.Circuits;

/// <summary>Tries models that rest after failures, outside of calls, by the cheapest request there is: one word in, its first token out.</summary>
internal sealed partial class ModelProbes(ModelRegistry registry, ModelsOptions options, AbandonedReplies abandoned, TimeProvider clock, ILogger<ModelProbes> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ILogger _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            foreach (var model in registry.Models)
                model.Circuit.IsProbed = true;
            await Task.WhenAll(registry.Models.Where(m => m.Circuit.IsToBeTried).Select(m => ProbeAsync(m, stoppingToken)));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ProbeAsync(RegisteredModel model, CancellationToken cancellationToken)
    {
        var timing = options.Timing(model.Definition.Class);
        var timely = new DeadlineChatClient(model.Client, timing.FirstToken, timing.NextToken, clock, abandoned);
        // Not disposed: the client at its bottom is the registry's.
        var probe = new CircuitChatClient(timely, model.Circuit);
        try
        {
            await foreach (var _ in probe.GetStreamingResponseAsync("Hi", new ChatOptions { MaxOutputTokens = 16 }, cancellationToken))
                break;
            Recovered(model.Definition.Name);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a client, its server or the way to it throws: the circuit has counted it.
            StillFails(model.Definition.Name, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The model {Model} answers again and is asked again.")]
    private partial void Recovered(string model);

    [LoggerMessage(Level = LogLevel.Information, Message = "The model {Model} still does not answer: {Fault}")]
    private partial void StillFails(string model, string fault);
}
