using Microsoft.Extensions.Hosting;

namespace Parley.Knowledge.Retrieval;

/// <summary>Builds every index while the process starts, beside the rest of it, so that no caller waits for one.</summary>
internal sealed class KnowledgeWarmUp(FactIndexes indexes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var (tenant, source) in indexes.Known())
            await indexes.GetAsync(tenant, source, stoppingToken);
    }
}
