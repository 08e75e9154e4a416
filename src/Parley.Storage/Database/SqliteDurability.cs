using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parley.Storage.Database;

/// <summary>
/// With write-ahead logging, NORMAL loses nothing when the process dies and only the last moments when the machine does; FULL would cost a
/// disk flush for every batch (https://www.sqlite.org/pragma.html#pragma_synchronous). What is deleted is overwritten, not only let go
/// (https://www.sqlite.org/pragma.html#pragma_secure_delete). Both hold for a connection, not for the file.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
