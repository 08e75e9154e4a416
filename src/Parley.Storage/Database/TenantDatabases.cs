using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Parley.Tenancy;

namespace Parley.Storage.Database;

/// <summary>
/// The only way to a context. Thread-safe; a context is for one unit of work, and serves another afterwards: making one anew, with
/// EF's services for it, costs more than the rows it is made for.
/// </summary>
internal sealed class TenantDatabases
{
    private readonly PooledDbContextFactory<ParleyDbContext> _contexts;

    public TenantDatabases(StorageOptions options, IEnumerable<IInterceptor> interceptors)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = options.DatabasePath, ForeignKeys = true, DefaultTimeout = 5 };
        var builder = new DbContextOptionsBuilder<ParleyDbContext>();
        Configure(builder, connection.ToString()).AddInterceptors([new SqliteDurability(), .. interceptors]);
        _contexts = new PooledDbContextFactory<ParleyDbContext>(builder.Options);
    }

    public ParleyDbContext Open(TenantContext tenant) => _contexts.CreateDbContext().For(tenant);

    /// <summary>For migrations and recovery, which serve no tenant.</summary>
    public ParleyDbContext OpenForMaintenance() => _contexts.CreateDbContext().For(tenant: null);

    internal static DbContextOptionsBuilder<ParleyDbContext> Configure(DbContextOptionsBuilder<ParleyDbContext> builder, string connection) =>
        builder.UseSqlite(connection).UseSnakeCaseNamingConvention();
}
