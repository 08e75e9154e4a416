using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parley.Storage.Tests;

/// <summary>Refuses to commit as SQLite does on a full disk, until told otherwise.</summary>
internal sealed class BrokenDatabase : DbTransactionInterceptor
{
    private const int Full = 13;

    private int _refused;

    public bool IsFull { get; set; }

    public int Refused => Volatile.Read(ref _refused);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (IsFull)
        {
            Interlocked.Increment(ref _refused);
            throw new SqliteException("database or disk is full", Full);
        }
        return ValueTask.FromResult(result);
    }
}
