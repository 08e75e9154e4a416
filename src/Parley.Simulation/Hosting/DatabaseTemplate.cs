using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Voices;
using Parley.Tenancy;

namespace Parley.Simulation.Hosting;

/// <summary>A database as a server has it after its first start.</summary>
internal static class DatabaseTemplate
{
    /// <summary>Of virtual time, which runs off while a busy machine keeps the database's threads waiting.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    public static void Make(SharedParts shared, CancellationToken cancellationToken)
    {
        var time = new VirtualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(shared.TemplateFolder);
        time.Run(() => StartOnceAsync(shared, time, cancellationToken), MostTime, cancellationToken);
        SqliteConnection.ClearAllPools();
    }

    private static async Task StartOnceAsync(SharedParts shared, VirtualTime time, CancellationToken cancellationToken)
    {
        var nothing = new Scenario { Name = "template", File = "" };
        await using var parley = await SimulatedParley.StartAsync(nothing, Medium.Text, time, shared, shared.TemplateFolder, cancellationToken);
        var agents = parley.Services.GetRequiredService<IAgentCatalog>();
        foreach (var folder in Directory.EnumerateDirectories(shared.Agents))
            if (TenantId.TryParse(Path.GetFileName(folder), out var tenant))
                await agents.ListAsync(new TenantContext(tenant), cancellationToken);
        await parley.StopAsync(cancellationToken);
    }
}
