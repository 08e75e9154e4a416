namespace Parley.WebRtc;

/// <summary>An rtpmap line with the fmtp and rtcp-fb lines that belong to it.</summary>
/// <param name="PayloadType">0 to 127.</param>
/// <param name="Name">As written; compare ignoring case.</param>
/// <param name="Channels">1 when the line names none.</param>
internal sealed record SdpCodec(int PayloadType, string Name, int ClockRate, int Channels = 1)
{
    /// <summary>The format parameters after the payload type, such as <c>minptime=10;useinbandfec=1</c>.</summary>
    public string? Fmtp { get; init; }

    /// <summary>Such as <c>transport-cc</c> or <c>nack pli</c>; those for all payload types (<c>*</c>) are included.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 3551, section 6: the types whose meaning needs no rtpmap line, as far as a call uses them.</summary>
    internal static SdpCodec? Static(int payloadType) => payloadType switch
    {
        0 => new SdpCodec(0, "PCMU", 8000),
        8 => new SdpCodec(8, "PCMA", 8000),
        9 => new SdpCodec(9, "G722", 8000),
        13 => new SdpCodec(13, "CN", 8000),
        _ => null,
    };
}
