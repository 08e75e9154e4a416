using Parley.Storage.Database;

namespace Parley.Storage.Calls;

internal sealed class EventRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string CallId { get; init; }

    public long Sequence { get; init; }

    public required string Name { get; init; }

    public long AtMs { get; init; }

    /// <summary>The event's data as sent to viewers: JSON.</summary>
    public required string Data { get; init; }
}
