using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Storage.Database;

namespace Parley.Storage.Journal;

/// <summary>
/// Saves a batch, whatever it takes. While the database cannot write at all (disk full, locked) it tries again, with growing pauses, until
/// told to stop: facts wait meanwhile, up to the mailbox's bound. A row the database will never take is dropped, logged and counted, and
/// the others of its batch are saved.
/// </summary>
internal sealed partial class CallStore(
    TenantDatabases databases, StorageOptions options, JournalMetrics metrics, TimeProvider clock, ILogger<CallStore> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="OperationCanceledException">Told to stop before the database took the rows.</exception>
    public async Task SaveAsync(PendingRows rows, CancellationToken cancellationToken)
    {
        if (await TrySaveAsync(rows, cancellationToken))
            return;
        foreach (var row in rows.OneByOne())
            if (!await TrySaveAsync(row, cancellationToken))
            {
                metrics.Dropped(rows.Tenant.Id, "rejected");
                LogRejected(rows.Tenant.Id.Value);
            }
    }

    private async Task<bool> TrySaveAsync(PendingRows rows, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                await using var database = databases.Open(rows.Tenant);
                await rows.SaveAsync(database, cancellationToken);
                return true;
            }
            catch (Exception fault) when (fault is DbUpdateException or SqliteException or InvalidOperationException)
            {
                metrics.Failed("database");
                LogFailed(fault, rows.Count, rows.Tenant.Id.Value);
                if (!MayPass(fault))
                    return false;
            }
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private TimeSpan Longer(TimeSpan pause) => pause * 2 < options.RetryCeiling ? pause * 2 : options.RetryCeiling;

    /// <summary>BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN (https://www.sqlite.org/rescode.html): the file, not the row.</summary>
    private static bool MayPass(Exception fault) =>
        (fault as SqliteException ?? fault.InnerException as SqliteException)?.SqliteErrorCode is 5 or 6 or 7 or 8 or 10 or 13 or 14;

    [LoggerMessage(LogLevel.Error, "{Rows} rows of calls of tenant {Tenant} could not be saved; calls go on")]
    private partial void LogFailed(Exception fault, int rows, string tenant);

    [LoggerMessage(LogLevel.Error, "The database does not take a row of tenant {Tenant}; it is dropped")]
    private partial void LogRejected(string tenant);
}
