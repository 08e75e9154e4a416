using Microsoft.Extensions.Hosting;
using Parley.Hosting;

namespace Parley.Knowledge.Retrieval;

/// <summary>Builds every index as soon as the process is up, so that no caller waits for one.</summary>
internal sealed class KnowledgeWarmUp(FactIndexes indexes, IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartSignal.WaitAsync(lifetime?.ApplicationStarted, stoppingToken);
        foreach (var (tenant, source) in indexes.Known())
            await indexes.GetAsync(tenant, source, stoppingToken);
    }
}
