using Microsoft.EntityFrameworkCore;

namespace Parley.Storage.Database;

/// <summary>Tells whether the database answers and has the tables this version needs.</summary>
public sealed class DatabaseProbe
{
    private readonly TenantDatabases _databases;

    internal DatabaseProbe(TenantDatabases databases) => _databases = databases;

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var database = _databases.OpenForMaintenance();
        try
        {
            await database.Calls.AnyAsync(cancellationToken);
            return true;
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
    }
}
