using Microsoft.Data.Sqlite;

namespace Parley.Storage.Recovery;

/// <summary>
/// Sees with two plain statements whether a start has anything to do: building the model and the migrator costs about a second, which an
/// ordinary start need not pay before it is ready.
/// </summary>
internal static class QuickLook
{
    /// <summary>The newest migration; a test holds it to the migrations there are.</summary>
    internal const string LatestMigration = "20261127213000_CallsOfApprovals";

    /// <returns>True when the schema is the newest and no call is left active.</returns>
    public static async Task<bool> HasNothingToDoAsync(StorageOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.DatabasePath))
            return false;
        var source = new SqliteConnectionStringBuilder { DataSource = options.DatabasePath, Mode = SqliteOpenMode.ReadWrite };
        await using var connection = new SqliteConnection(source.ToString());
        await connection.OpenAsync(cancellationToken);
        return await IsTrueAsync(connection, "SELECT count(*) = 2 FROM sqlite_master WHERE name IN ('__EFMigrationsHistory', 'calls')", cancellationToken)
            && await IsTrueAsync(connection, $"SELECT max(migration_id) = '{LatestMigration}' FROM \"__EFMigrationsHistory\"", cancellationToken)
            && await IsTrueAsync(connection, "SELECT NOT EXISTS (SELECT 1 FROM calls WHERE status = 'active')", cancellationToken);
    }

    private static async Task<bool> IsTrueAsync(SqliteConnection connection, string query, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The three statements above hold nothing that came from outside.
        command.CommandText = query;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken) is 1L;
    }
}
