using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parley.WebRtc;

/// <summary>
/// Writes a description in the order that browsers write and libwebrtc's parser insists on (v, o, s, t, session attributes, m-lines).
/// </summary>
internal sealed class SdpWriter
{
    private readonly StringBuilder _text = new(4096);

    public string Write(SessionDescription session)
    {
        Line($"v=0");
        Line($"o=- {session.OriginId} {session.OriginVersion} IN IP4 127.0.0.1");
        Line($"s=-");
        Line($"t=0 0");
        if (session.BundleMids.Count > 0)
            Line($"a=group:BUNDLE {string.Join(' ', session.BundleMids)}");
        if (session.ExtmapAllowMixed)
            Line($"a=extmap-allow-mixed");
        if (session.MsidSemantic is { } semantic)
            Line($"a=msid-semantic: {semantic}");
        if (session.IceLite)
            Line($"a=ice-lite");
        if (session.IceOptions.Count > 0)
            Line($"a=ice-options:{string.Join(' ', session.IceOptions)}");
        foreach (var media in session.Media)
            Write(media);
        return _text.ToString();
    }

    private void Write(MediaDescription media)
    {
        Line($"m={media.Kind} {media.Port} {media.Protocol} {Formats(media)}");
        Line($"c=IN IP4 0.0.0.0");
        if (media.RtpKind is not null)
            Line($"a=rtcp:9 IN IP4 0.0.0.0");
        WriteTransport(media);
        if (media.Mid is { } mid)
            Line($"a=mid:{mid}");
        if (media.BundleOnly)
            Line($"a=bundle-only");
        if (media.RtpKind is not null)
            WriteRtp(media);
        if (media.SctpPort is { } port)
            Line($"a=sctp-port:{port}");
        if (media.MaxMessageSize is { } size)
            Line($"a=max-message-size:{size}");
    }

    private void WriteTransport(MediaDescription media)
    {
        foreach (var candidate in media.Candidates)
            Line($"a={candidate.Line}");
        if (media.EndOfCandidates)
            Line($"a=end-of-candidates");
        if (media.IceUfrag is { } ufrag)
            Line($"a=ice-ufrag:{ufrag}");
        if (media.IcePwd is { } password)
            Line($"a=ice-pwd:{password}");
        if (media.Fingerprint is { } fingerprint)
            Line($"a=fingerprint:{fingerprint.Algorithm} {fingerprint.Value}");
        if (media.Setup is { } setup)
            Line($"a=setup:{Name(setup)}");
    }

    private void WriteRtp(MediaDescription media)
    {
        foreach (var extension in media.HeaderExtensions)
            Line($"a=extmap:{extension.Id}{(extension.Direction is { } way ? "/" + way.Name() : "")} {extension.Uri}");
        Line($"a={media.Direction.Name()}");
        if (media.Msid is { } msid)
            Line($"a=msid:{Text(msid)}");
        if (media.RtcpMux)
            Line($"a=rtcp-mux");
        if (media.RtcpRsize)
            Line($"a=rtcp-rsize");
        foreach (var codec in media.Codecs)
            Write(codec);
        foreach (var source in media.Ssrcs)
        {
            Line($"a=ssrc:{source.Ssrc} cname:{source.Cname ?? "-"}");
            if (media.Msid is { } named)
                Line($"a=ssrc:{source.Ssrc} msid:{Text(named)}");
        }
    }

    private void Write(SdpCodec codec)
    {
        Line($"a=rtpmap:{codec.PayloadType} {codec.Name}/{codec.ClockRate}{(codec.Channels > 1 ? $"/{codec.Channels}" : "")}");
        foreach (var feedback in codec.Feedback)
            Line($"a=rtcp-fb:{codec.PayloadType} {feedback}");
        if (codec.Fmtp is { } parameters)
            Line($"a=fmtp:{codec.PayloadType} {parameters}");
    }

    private static string Formats(MediaDescription media)
    {
        if (media.IsDataChannel)
            return "webrtc-datachannel";
        var types = media.PayloadTypes.Count > 0 ? media.PayloadTypes : [.. media.Codecs.Select(codec => codec.PayloadType)];
        return types.Count > 0 ? string.Join(' ', types) : "0";
    }

    private static string Text(MediaStreamId msid) => msid.Track is { } track ? $"{msid.Stream} {track}" : msid.Stream;

    private static string Name(DtlsSetup setup) => setup switch
    {
        DtlsSetup.ActPass => "actpass",
        DtlsSetup.Active => "active",
        DtlsSetup.Passive => "passive",
        _ => "holdconn",
    };

    // The handler has appended the line's parts by the time this runs.
    private void Line([InterpolatedStringHandlerArgument("")] LineHandler line) => _text.Append("\r\n");

    /// <summary>Keeps values from smuggling lines of their own into a description.</summary>
    [InterpolatedStringHandler]
    private readonly ref struct LineHandler
    {
        private readonly StringBuilder _text;

        public LineHandler(int literalLength, int formattedCount, SdpWriter writer)
        {
            _text = writer._text;
            _text.EnsureCapacity(_text.Length + literalLength + formattedCount * 8);
        }

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(string value) => _text.Append(
            value.AsSpan().ContainsAny('\r', '\n', '\0') ? throw new SdpException("A value of a description holds a line break.") : value);

        public void AppendFormatted<T>(T number) where T : struct, IFormattable => _text.Append(number.ToString(null, CultureInfo.InvariantCulture));
    }
}
