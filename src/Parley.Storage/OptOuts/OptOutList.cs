using Microsoft.EntityFrameworkCore;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.OptOuts;

/// <summary>Numbers (E.164) that want no text messages of a tenant. Thread-safe.</summary>
public sealed class OptOutList
{
    private readonly TenantDatabases _databases;
    private readonly SerialWriter _writer;

    internal OptOutList(TenantDatabases databases, SerialWriter writer) => (_databases, _writer) = (databases, writer);

    public async Task<bool> ContainsAsync(TenantContext tenant, string phone, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        return await database.Set<OptOutRow>().AnyAsync(row => row.Phone == phone, cancellationToken);
    }

    public Task AddAsync(TenantContext tenant, string phone, DateTimeOffset at, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            tenant,
            async database =>
            {
                if (await database.Set<OptOutRow>().AnyAsync(row => row.Phone == phone))
                    return false;
                database.Add(new OptOutRow { TenantId = tenant.Id.Value, Phone = phone, At = at });
                await database.SaveChangesAsync();
                return true;
            },
            cancellationToken);

    public Task RemoveAsync(TenantContext tenant, string phone, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            tenant, async database => await database.Set<OptOutRow>().Where(row => row.Phone == phone).ExecuteDeleteAsync() > 0, cancellationToken);
}
