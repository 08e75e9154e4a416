namespace Parley.Storage.Database;

/// <summary>Every row has an owner; the context filters and checks by it.</summary>
internal interface ITenantOwned
{
    string TenantId { get; }
}
