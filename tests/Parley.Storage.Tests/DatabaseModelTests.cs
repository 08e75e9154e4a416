using Parley.Storage.Database;
using static Parley.Storage.Tests.StorageFixture;

namespace Parley.Storage.Tests;

public sealed class DatabaseModelTests
{
    /// <summary>EF keeps one model for each set of options that could change it: built with others, it would be built for nothing.</summary>
    [Fact]
    public async Task BuiltAhead_IsTheModelThatTheProcessUses()
    {
        DatabaseModel.Build();
        using var ahead = new DesignTimeDatabase().CreateDbContext([]);
        await using var storage = await StorageFixture.StartAsync();
        await using var database = storage.Get<TenantDatabases>().Open(Clinic);

        database.Model.ShouldBeSameAs(ahead.Model);
    }
}
