using Parley.Storage.Database;

namespace Parley.Storage.Dialogue;

/// <summary>A call's dialogue after the last step of one turn. It may come before the call's own row, which the journal writes when it gets to it.</summary>
internal sealed class DialogueStateRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string CallId { get; init; }

    public int Turn { get; init; }

    public long Revision { get; set; }

    public required string State { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}
