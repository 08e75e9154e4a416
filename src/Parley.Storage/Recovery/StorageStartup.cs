using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Parley.Storage.Database;
using Parley.Storage.Files;

namespace Parley.Storage.Recovery;

/// <summary>Brings the database up to date and ends what the last process left, before anything else starts.</summary>
internal sealed class StorageStartup(StorageOptions options, TenantDatabases databases, CallRecovery recovery, IRecordFiles files) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        files.CreateFolder(options.DataFolder);
        if (await QuickLook.HasNothingToDoAsync(options, cancellationToken))
            return;
        await using (var database = databases.OpenForMaintenance())
        {
            await database.Database.MigrateAsync(cancellationToken);
            // Readers and the one writer must not block each other; the mode stays with the file.
            await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        }
        await recovery.RunAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
