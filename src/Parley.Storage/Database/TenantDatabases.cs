using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Parley.Tenancy;

namespace Parley.Storage.Database;

/// <summary>The only way to a context. Thread-safe; a context is for one unit of work.</summary>
internal sealed class TenantDatabases
{
    private readonly DbContextOptions<ParleyDbContext> _options;

    public TenantDatabases(StorageOptions options, IEnumerable<IInterceptor> interceptors)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = options.DatabasePath, ForeignKeys = true, DefaultTimeout = 5 };
        _options = Configure(new DbContextOptionsBuilder<ParleyDbContext>(), connection.ToString())
            .AddInterceptors([new SqliteDurability(), .. interceptors])
            .Options;
    }

    public ParleyDbContext Open(TenantContext tenant) => new(_options, tenant);

    /// <summary>For migrations and recovery, which serve no tenant.</summary>
    public ParleyDbContext OpenForMaintenance() => new(_options, tenant: null);

    internal static DbContextOptionsBuilder<ParleyDbContext> Configure(DbContextOptionsBuilder<ParleyDbContext> builder, string connection) =>
        builder.UseSqlite(connection).UseSnakeCaseNamingConvention();
}
