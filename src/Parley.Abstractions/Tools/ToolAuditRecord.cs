namespace Parley.Tools;

/// <summary>An entry in its place in the tenant's chain.</summary>
/// <param name="Sequence">Counts from 1 within the tenant.</param>
/// <param name="Entry">What happened.</param>
/// <param name="PreviousHash">The record before; 64 zeros before the first.</param>
/// <param name="Hash">See <see cref="ToolAuditChain"/>.</param>
public sealed record ToolAuditRecord(long Sequence, ToolAuditEntry Entry, string PreviousHash, string Hash)
{
    /// <summary>Its call was deleted: who and with what is gone.</summary>
    public bool IsErased => Entry.Arguments == ToolAuditChain.Erased;
}
