namespace Parley.Media;

/// <summary>What the first bytes of an Opus packet tell without decoding it (RFC 6716, section 3.1).</summary>
public static class OpusPacket
{
    /// <summary>20 ms of digital silence, one channel: what fills a leg on which nobody speaks.</summary>
    public static ReadOnlySpan<byte> Silence => [0xF8, 0xFF, 0xFE];

    /// <summary>How many 48 kHz samples the packet lasts; 0 where it is malformed.</summary>
    public static int SamplesIn(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
            return 0;
        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            1 or 2 => 2,
            _ => packet.Length > 1 ? packet[1] & 0x3F : 0,
        };
        var samples = frames * SamplesPerFrame(packet[0] >> 3);
        return samples <= OpusDecoder.MaxSamples ? samples : 0;
    }

    /// <summary>Table 2 of RFC 6716: configurations 0-11 SILK, 12-15 hybrid, 16-31 CELT.</summary>
    private static int SamplesPerFrame(int configuration) => configuration switch
    {
        < 12 => (configuration & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
        < 16 => (configuration & 1) == 0 ? 480 : 960,
        _ => 120 << (configuration & 3),
    };
}
