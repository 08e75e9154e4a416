namespace Parley.WebRtc;

/// <summary>Puts together what offers and answers of ours have in common.</summary>
internal sealed class DescriptionWriter(RtpParameters parameters, ulong originId, string cname)
{
    private const int SctpPort = 5000;
    private ulong _version = 1;

    public SessionDescription Session(LocalTransport local, IEnumerable<MediaDescription> media)
    {
        var session = new SessionDescription
        {
            OriginId = originId,
            OriginVersion = ++_version,
            IceLite = local.IsLite,
            ExtmapAllowMixed = true,
            MsidSemantic = "WMS *",
        };
        session.IceOptions.Add("trickle");
        foreach (var description in media)
        {
            session.Media.Add(description);
            if (!description.IsRejected)
                session.BundleMids.Add(description.Mid!);
        }
        return session;
    }

    public MediaDescription Audio(MediaLine line, LocalTransport local, DtlsSetup setup, MediaDirection direction, int opus)
    {
        var media = Transport(new MediaDescription { Kind = "audio", Protocol = line.Protocol, Mid = line.Mid }, local, setup);
        media.Direction = direction;
        (media.RtcpMux, media.RtcpRsize) = (true, true);
        media.Codecs.Add(RtpParameters.Opus(opus));
        if (direction.Sends() && line.Transceiver is { } transceiver)
        {
            var sender = transceiver.Sender;
            media.Msid = new MediaStreamId(
                sender.StreamId.Length > 0 ? sender.StreamId : "-", sender.TrackId.Length > 0 ? sender.TrackId : null);
            media.Ssrcs.Add(new SsrcDescription(sender.Ssrc, cname));
        }
        return media;
    }

    public MediaDescription OfferedAudio(MediaLine line, LocalTransport local)
    {
        var media = Audio(line, local, DtlsSetup.ActPass, line.Transceiver!.Direction, parameters.OpusPayloadType);
        foreach (var extension in parameters.Offered())
            media.HeaderExtensions.Add(extension);
        return media;
    }

    /// <summary>Inactive, with one codec of the offer: the m-line stays usable for the peer, and nothing flows.</summary>
    public static MediaDescription InactiveVideo(MediaLine line, LocalTransport local, DtlsSetup setup, SdpCodec codec)
    {
        var media = Transport(new MediaDescription { Kind = "video", Protocol = line.Protocol, Mid = line.Mid }, local, setup);
        media.Direction = MediaDirection.Inactive;
        media.RtcpMux = true;
        media.Codecs.Add(codec with { Feedback = [] });
        return media;
    }

    public static MediaDescription Data(MediaLine line, LocalTransport local, DtlsSetup setup)
    {
        var media = Transport(new MediaDescription { Kind = "application", Protocol = line.Protocol, Mid = line.Mid }, local, setup);
        media.SctpPort = SctpPort;
        media.MaxMessageSize = SctpLimits.LargestMessage;
        return media;
    }

    public static MediaDescription Rejected(MediaLine line) => new()
    {
        Kind = line.Kind,
        Protocol = line.Protocol,
        Port = 0,
        Mid = line.Mid,
        Direction = MediaDirection.Inactive,
    };

    private static MediaDescription Transport(MediaDescription media, LocalTransport local, DtlsSetup setup)
    {
        (media.IceUfrag, media.IcePwd) = (local.Credentials.Ufrag, local.Credentials.Password);
        (media.Fingerprint, media.Setup) = (local.Fingerprint, setup);
        foreach (var candidate in local.Candidates)
            media.Candidates.Add(candidate);
        media.EndOfCandidates = true;
        return media;
    }
}
