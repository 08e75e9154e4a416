using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parley.Storage.Tests;

/// <summary>Refuses writes as SQLite does on a full disk, until told otherwise.</summary>
internal sealed class BrokenDatabase : DbCommandInterceptor
{
    private const int Full = 13;

    private int _refused;

    public bool IsFull { get; set; }

    public int Refused => Volatile.Read(ref _refused);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (IsFull && (command.CommandText.Contains("INSERT", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE", StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _refused);
            throw new SqliteException("database or disk is full", Full);
        }
        return ValueTask.FromResult(result);
    }
}
