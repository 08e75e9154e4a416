namespace Parley.WebRtc;

/// <summary>
/// Payload types and extension ids, which must mean the same on all bundled m-lines and over the whole session (RFC 8843 sections 9.1 and
/// 15): the first description to name one decides.
/// </summary>
internal sealed class RtpParameters
{
    public const string MidUri = "urn:ietf:params:rtp-hdrext:sdes:mid";
    public const string AudioLevelUri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /// <summary>DTX saves a listener's line; in-band FEC covers single losses.</summary>
    private const string OpusFormat = "minptime=10;useinbandfec=1;usedtx=1";
    private const int DefaultOpus = 111;

    private readonly Dictionary<string, int> _extensions = new(StringComparer.Ordinal);

    public int OpusPayloadType { get; private set; } = DefaultOpus;

    public int MidId => _extensions.GetValueOrDefault(MidUri);

    public int AudioLevelId => _extensions.GetValueOrDefault(AudioLevelUri);

    public static SdpCodec? FindOpus(MediaDescription media) =>
        media.Codecs.FirstOrDefault(codec => codec.Is("opus") && codec is { ClockRate: 48000, Channels: 2 });

    public static SdpCodec Opus(int payloadType) => new(payloadType, "opus", 48000, 2) { Fmtp = OpusFormat };

    /// <summary>Remembers what a remote description has assigned.</summary>
    public void Learn(SessionDescription remote)
    {
        foreach (var media in remote.Media)
        {
            if (media.RtpKind == MediaKind.Audio && FindOpus(media) is { } opus)
                OpusPayloadType = opus.PayloadType;
            foreach (var extension in media.HeaderExtensions)
                if (extension.Uri is MidUri or AudioLevelUri)
                    _extensions[extension.Uri] = extension.Id;
        }
    }

    /// <summary>What an offer of ours proposes for audio.</summary>
    public IEnumerable<HeaderExtension> Offered()
    {
        yield return new HeaderExtension(Assign(AudioLevelUri, 1), AudioLevelUri);
        yield return new HeaderExtension(Assign(MidUri, 4), MidUri);
    }

    private int Assign(string uri, int preferred)
    {
        if (_extensions.TryGetValue(uri, out var known))
            return known;
        while (_extensions.ContainsValue(preferred))
            preferred++;
        return _extensions[uri] = preferred;
    }
}
