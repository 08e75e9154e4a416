namespace Parley.WebRtc;

/// <summary>What a finished handshake leaves behind.</summary>
internal interface IDtlsPeer
{
    SrtpProfile? Profile { get; }

    byte[]? ExportedKeys { get; }
}
