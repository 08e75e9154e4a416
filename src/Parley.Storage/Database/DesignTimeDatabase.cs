using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Parley.Storage.Database;

/// <summary>What <c>dotnet ef migrations add NAME --project src/Parley.Storage --output-dir Database/Migrations</c> works with.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<ParleyDbContext>
{
    public ParleyDbContext CreateDbContext(string[] args) =>
        new(TenantDatabases.Configure(new DbContextOptionsBuilder<ParleyDbContext>(), "Data Source=:memory:").Options);
}
