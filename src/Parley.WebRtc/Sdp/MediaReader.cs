using System.Globalization;

namespace Parley.WebRtc;

/// <summary>Reads one m-line and its attributes; codecs are put together at the end because their lines come in any order.</summary>
internal sealed class MediaReader
{
    private const int MostCandidates = 128;
    private const int MostSsrcs = 64;
    private const int MostFeedbackLines = 1024;
    // A line for all payload types is copied to each: few of these, or a small text would grow large.
    private const int MostFeedbackLinesForAll = 16;

    private readonly SessionDescription _session;
    private readonly MediaDescription _media;
    private readonly Dictionary<int, SdpCodec> _codecs = [];
    private readonly Dictionary<int, string> _formatParameters = [];
    private readonly List<(int? PayloadType, string Feedback)> _feedback = [];
    private readonly Dictionary<uint, string?> _ssrcs = [];
    private MediaStreamId? _ssrcMsid;
    private MediaDirection? _direction;

    public MediaReader(string line, SessionDescription session)
    {
        _session = session;
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4)
            throw new SdpException("an m-line needs a kind, a port, a protocol and a format.");
        // "port/count" is grammatical (RFC 8866, section 5.14); WebRTC has no use for the count.
        var port = SdpAttribute.Number("the port", parts[1].Split('/')[0], 0, ushort.MaxValue);
        _media = new MediaDescription { Kind = parts[0], Port = port, Protocol = parts[2] };
        if (_media.RtpKind is null)
            return;
        foreach (var format in parts.AsSpan(3))
        {
            var payloadType = PayloadType(format);
            if (!_media.PayloadTypes.Contains(payloadType))
                _media.PayloadTypes.Add(payloadType);
        }
    }

    public string? Mid => _media.Mid;

    public TransportAttributes Transport { get; } = new();

    public void ReadAttribute(string attribute)
    {
        var (name, value) = SdpAttribute.Split(attribute);
        if (Transport.TryRead(name, value) || ReadRtpAttribute(name, value) || ReadTransportAttribute(name, value))
            return;
        _direction = SdpAttribute.Direction(name) ?? _direction;
    }

    public MediaDescription Complete(MediaDirection? fallback)
    {
        _media.Direction = _direction ?? fallback ?? MediaDirection.SendReceive;
        _media.Msid ??= _ssrcMsid;
        foreach (var (ssrc, cname) in _ssrcs)
            _media.Ssrcs.Add(new SsrcDescription(ssrc, cname));
        foreach (var payloadType in _media.PayloadTypes)
        {
            if ((_codecs.GetValueOrDefault(payloadType) ?? SdpCodec.Static(payloadType)) is not { } codec)
                continue;
            _media.Codecs.Add(codec with
            {
                Fmtp = _formatParameters.GetValueOrDefault(payloadType),
                Feedback = [.. _feedback.Where(line => line.PayloadType is null || line.PayloadType == payloadType).Select(line => line.Feedback)],
            });
        }
        return _media;
    }

    public void Apply(TransportAttributes transport) =>
        (_media.IceUfrag, _media.IcePwd, _media.Fingerprint, _media.Setup) =
        (transport.IceUfrag, transport.IcePwd, transport.Fingerprint, transport.Setup);

    private bool ReadRtpAttribute(string name, string value)
    {
        switch (name)
        {
            case "rtpmap":
                ReadRtpMap(value);
                return true;
            case "fmtp" when _media.RtpKind is not null:
                var (format, parameters) = SdpAttribute.SplitWord(value);
                _formatParameters[PayloadType(format)] = parameters;
                return true;
            case "rtcp-fb":
                var (target, kind) = SdpAttribute.SplitWord(value);
                if (_feedback.Count < (target == "*" ? MostFeedbackLinesForAll : MostFeedbackLines))
                    _feedback.Add((target == "*" ? null : PayloadType(target), kind));
                return true;
            case "extmap":
                ReadExtension(value);
                return true;
            case "msid":
                _media.Msid ??= Msid(value);
                return true;
            case "ssrc":
                ReadSsrc(value);
                return true;
            case "rtcp-mux":
                _media.RtcpMux = true;
                return true;
            case "rtcp-rsize":
                _media.RtcpRsize = true;
                return true;
            default:
                return false;
        }
    }

    private bool ReadTransportAttribute(string name, string value)
    {
        switch (name)
        {
            case "mid":
                _media.Mid = value.Trim() is { Length: > 0 and <= 64 } mid && !mid.Contains(' ', StringComparison.Ordinal)
                    ? mid
                    : throw new SdpException("a mid is a word of 1 to 64 characters.");
                return true;
            case "bundle-only":
                _media.BundleOnly = true;
                return true;
            case "candidate":
                if (_media.Candidates.Count < MostCandidates && IceCandidate.TryParse("candidate:" + value, out var candidate))
                    _media.Candidates.Add(candidate);
                return true;
            case "end-of-candidates":
                _media.EndOfCandidates = true;
                return true;
            case "ice-options":
                SdpAttribute.AddIceOptions(_session, value);
                return true;
            case "extmap-allow-mixed":
                _session.ExtmapAllowMixed = true;
                return true;
            case "sctp-port":
                _media.SctpPort = SdpAttribute.Number("the SCTP port", value.AsSpan().Trim(), 0, ushort.MaxValue);
                return true;
            case "max-message-size":
                _media.MaxMessageSize = long.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                    ? size
                    : throw new SdpException("max-message-size must be a number.");
                return true;
            default:
                return false;
        }
    }

    private void ReadRtpMap(string value)
    {
        var (format, encoding) = SdpAttribute.SplitWord(value);
        var payloadType = PayloadType(format);
        var parts = encoding.Split('/');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0)
            throw new SdpException("an rtpmap needs name/clock rate or name/clock rate/channels.");
        var rate = SdpAttribute.Number("the clock rate", parts[1], 1, int.MaxValue);
        var channels = parts.Length == 3 ? SdpAttribute.Number("the channel count", parts[2], 1, 255) : 1;
        _codecs[payloadType] = new SdpCodec(payloadType, parts[0], rate, channels);
    }

    private void ReadExtension(string value)
    {
        var (slot, rest) = SdpAttribute.SplitWord(value);
        var (id, way) = slot.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? (slot[..slash], slot[(slash + 1)..]) : (slot, "");
        // Numbers from 4096 up are provisional (RFC 8285, section 7.1): no packet carries them.
        var number = SdpAttribute.Number("an extension's id", id, 1, 4351);
        var uri = SdpAttribute.SplitWord(rest).First;
        if (uri.Length == 0)
            throw new SdpException("an extmap needs a URI.");
        if (number <= 255 && _media.HeaderExtensions.All(extension => extension.Id != number))
            _media.HeaderExtensions.Add(new HeaderExtension(number, uri, SdpAttribute.Direction(way)));
    }

    private void ReadSsrc(string value)
    {
        var (number, rest) = SdpAttribute.SplitWord(value);
        if (!uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var ssrc))
            throw new SdpException("an SSRC must be a 32-bit number.");
        if (!_ssrcs.ContainsKey(ssrc) && _ssrcs.Count == MostSsrcs)
            return;
        _ssrcs.TryAdd(ssrc, null);
        var (name, text) = SdpAttribute.Split(rest);
        if (name == "cname")
            _ssrcs[ssrc] = text;
        else if (name == "msid")
            _ssrcMsid ??= Msid(text);
    }

    private static MediaStreamId Msid(string value)
    {
        var (stream, track) = SdpAttribute.SplitWord(value.Trim());
        return stream.Length > 0 ? new MediaStreamId(stream, track.Length > 0 ? track : null) : throw new SdpException("an msid must not be empty.");
    }

    private static int PayloadType(string text) => SdpAttribute.Number("a payload type", text, 0, 127);
}
