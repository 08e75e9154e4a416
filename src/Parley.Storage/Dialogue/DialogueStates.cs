using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Storage.Database;
using Parley.Storage.Encryption;

namespace Parley.Storage.Dialogue;

/// <summary>Dialogue states in the database, sealed, one row a turn. A unique revision per call is what makes a step somebody else took first a refusal.</summary>
internal sealed class DialogueStates(TenantDatabases databases, RecordCipher cipher, TimeProvider clock) : IDialogueStateStore
{
    private const int UniqueConstraint = 19;

    public async ValueTask<StoredDialogue?> LoadAsync(CallContext call, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(call.Tenant);
        var row = await RowsOf(database, call).OrderByDescending(r => r.Revision).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new StoredDialogue(row.Revision, row.Turn, cipher.Open(row.State, PlaceOf(call)));
    }

    public async ValueTask<StoredDialogue?> LoadBeforeAsync(CallContext call, int turn, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(call.Tenant);
        var row = await RowsOf(database, call).Where(r => r.Turn < turn).OrderByDescending(r => r.Turn).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : new StoredDialogue(row.Revision, row.Turn, cipher.Open(row.State, PlaceOf(call)));
    }

    public async ValueTask<bool> TrySaveAsync(CallContext call, StoredDialogue next, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(call.Tenant);

        // Takes the write lock at once (BEGIN IMMEDIATE), so that nobody comes between the look and the write.
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (!await TrySaveAsync(database, call, next, cancellationToken))
            return false;
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Does once what a turn does, for a call that never was, and takes it back: the queries are compiled before a caller waits for them.</summary>
    public async Task RehearseAsync(CallContext call, CancellationToken cancellationToken)
    {
        await LoadAsync(call, cancellationToken);
        await LoadBeforeAsync(call, turn: 1, cancellationToken);
        await using var database = databases.Open(call.Tenant);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await TrySaveAsync(database, call, new StoredDialogue(1, 1, "{}"), cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
    }

    private async Task<bool> TrySaveAsync(ParleyDbContext database, CallContext call, StoredDialogue next, CancellationToken cancellationToken)
    {
        var last = await RowsOf(database, call).MaxAsync(r => (long?)r.Revision, cancellationToken) ?? 0;
        if (last != next.Revision - 1)
            return false;
        var state = cipher.Seal(next.State, PlaceOf(call));
        var saved = await RowsOf(database, call).Where(r => r.Turn == next.Turn).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.Revision, next.Revision).SetProperty(r => r.State, state).SetProperty(r => r.SavedAt, clock.GetUtcNow()),
            cancellationToken);
        if (saved == 0)
            database.Add(NewRow(call, next, state));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: UniqueConstraint })
        {
            return false;
        }

        return true;
    }

    private static IQueryable<DialogueStateRow> RowsOf(ParleyDbContext database, CallContext call) =>
        database.DialogueStates.AsNoTracking().Where(row => row.CallId == call.Id.Value);

    private static string PlaceOf(CallContext call) => $"dialogue/{call.Tenant.Id.Value}/{call.Id.Value}";

    private DialogueStateRow NewRow(CallContext call, StoredDialogue next, string state) => new()
    {
        TenantId = call.Tenant.Id.Value,
        CallId = call.Id.Value,
        Turn = next.Turn,
        Revision = next.Revision,
        State = state,
        SavedAt = clock.GetUtcNow(),
    };
}
