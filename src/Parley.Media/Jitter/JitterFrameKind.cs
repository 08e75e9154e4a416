namespace Parley.Media;

/// <summary>What the decoder is to do next.</summary>
public enum JitterFrameKind
{
    /// <summary>Nobody speaks, or the delay is being built up: emit nothing.</summary>
    Idle,

    /// <summary>Decode the packet.</summary>
    Packet,

    /// <summary>Decode the packet to keep the decoder's state, drop the sound and ask again: the delay is being shortened.</summary>
    Skip,

    /// <summary>A packet is lost and this is the one after it: rebuild the lost one from it. The packet itself comes again as <see cref="Packet"/>.</summary>
    Recover,

    /// <summary>Continue the sound without a packet.</summary>
    Conceal,
}
