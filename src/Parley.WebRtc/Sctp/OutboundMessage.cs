namespace Parley.WebRtc;

/// <summary>A message on its way out.</summary>
/// <param name="MaxRetransmits">Null: until it arrives.</param>
/// <param name="ExpiresAt">On the association's clock; null: never.</param>
internal sealed record OutboundMessage(
    OutboundStream Stream, uint Ppid, ReadOnlyMemory<byte> Bytes, bool IsUnordered, int? MaxRetransmits, TimeSpan? ExpiresAt)
{
    /// <summary>Given when its first piece is sent; stays 0 when unordered.</summary>
    public ushort Ssn { get; set; }

    public bool IsAbandoned { get; set; }

    public bool IsPartiallyReliable => MaxRetransmits is not null || ExpiresAt is not null;
}
