using System.Globalization;

namespace Parley.WebRtc;

/// <summary>
/// Offers and answers (RFC 9429) without any network: which m-lines there are, what was agreed on each. Not thread-safe.
/// </summary>
/// <param name="isLite">A lite agent is always the DTLS server when it may choose.</param>
/// <param name="create">Makes a transceiver; true when a remote offer brings it.</param>
internal sealed class Negotiator(
    bool isLite, RtpParameters parameters, DescriptionWriter writer, Func<MediaKind, bool, RtpTransceiver> create)
{
    private readonly List<RtpTransceiver> _unplaced = [];
    private readonly Dictionary<RtpTransceiver, ReceivedLine> _received = [];
    private IReadOnlyList<MediaLine> _lines = [];
    private IReadOnlyList<MediaLine>? _pendingOffer;
    private SessionDescription? _remoteOffer;
    private bool? _isDtlsClient;
    private int _nextMid;

    public bool WantsData { get; set; }

    /// <summary>In m-line order, then those not yet negotiated.</summary>
    public IReadOnlyList<RtpTransceiver> Transceivers =>
        [.. (_pendingOffer ?? _lines).Where(line => !line.IsRejected).Select(line => line.Transceiver).OfType<RtpTransceiver>()
            .Concat(_unplaced).Distinct()];

    public RtpTransceiver Add(MediaKind kind, MediaDirection direction)
    {
        var added = create(kind, false);
        added.Direction = direction;
        _unplaced.Add(added);
        return added;
    }

    public string CreateOffer(LocalTransport local)
    {
        TakeBackOffer();
        _unplaced.RemoveAll(transceiver => transceiver.IsStopped);
        var lines = _lines.ToList();
        foreach (var transceiver in _unplaced)
        {
            transceiver.Mid = NewMid(lines);
            Place(lines, new MediaLine(
                transceiver.Kind == MediaKind.Audio ? "audio" : "video", "UDP/TLS/RTP/SAVPF", transceiver.Mid, transceiver, IsRejected: false));
        }
        if (WantsData && !lines.Exists(line => line.IsData))
            Place(lines, new MediaLine("application", "UDP/DTLS/SCTP", NewMid(lines), null, IsRejected: false));
        // The first m-line stays: the transport of all is described there (RFC 9143 section 7.2).
        for (var index = 1; index < lines.Count; index++)
            if (lines[index].Transceiver is { IsStopped: true })
                lines[index] = lines[index] with { IsRejected = true };
        _pendingOffer = lines;
        return writer.Session(local, lines.Select(line => Offer(line, local))).ToString();
    }

    /// <exception cref="SdpException">The text is not an answer to the pending offer.</exception>
    public RemoteTransport ApplyAnswer(string sdp)
    {
        if (_pendingOffer is not { } offered)
            throw new SdpException("There is no offer to answer.");
        var answer = SessionDescription.Parse(sdp);
        if (answer.Media.Count != offered.Count)
            throw new SdpException($"The offer has {offered.Count} m-lines, the answer {answer.Media.Count}.");
        for (var index = 0; index < offered.Count; index++)
            if (answer.Media[index].Kind != offered[index].Kind
                || (!answer.Media[index].IsRejected && answer.Media[index].Mid is { } mid && mid != offered[index].Mid))
                throw new SdpException($"M-line {index} of the answer does not match the offer's.");

        var transport = ReadTransport(answer, isAnswer: true);
        parameters.Learn(answer);
        var lines = offered.Select((line, index) => line with { IsRejected = line.IsRejected || answer.Media[index].IsRejected }).ToList();
        for (var index = 0; index < lines.Count; index++)
            Agree(lines[index], answer.Media[index], lines[index].Transceiver?.Direction ?? MediaDirection.Inactive);
        Commit(lines);
        return transport;
    }

    /// <exception cref="SdpException">The text is not an offer we can answer.</exception>
    public RemoteTransport ApplyOffer(string sdp)
    {
        var offer = SessionDescription.Parse(sdp);
        if (offer.Media.Count < _lines.Count)
            throw new SdpException($"The session has {_lines.Count} m-lines, the offer only {offer.Media.Count}.");
        for (var index = 0; index < _lines.Count; index++)
            if (!_lines[index].IsRejected && MidOf(offer, index) != _lines[index].Mid)
                throw new SdpException($"M-line {index} of the offer is not the session's.");
        var transport = ReadTransport(offer, isAnswer: false);

        // Both sides offered: ours gives way (RFC 9429 section 4.1.10.2) and can be made again afterwards.
        TakeBackOffer();
        parameters.Learn(offer);
        _remoteOffer = offer;
        var lines = new List<MediaLine>();
        for (var index = 0; index < offer.Media.Count; index++)
            lines.Add(TakeLine(offer, index, index < _lines.Count ? _lines[index] : null));
        _lines = lines;
        return transport;
    }

    public string CreateAnswer(LocalTransport local)
    {
        if (_remoteOffer is not { } offer)
            throw new InvalidOperationException("There is no remote offer to answer.");
        var setup = _isDtlsClient == true ? DtlsSetup.Active : DtlsSetup.Passive;
        var media = new List<MediaDescription>();
        for (var index = 0; index < _lines.Count; index++)
            media.Add(Answer(_lines[index], offer.Media[index], local, setup));
        var answer = writer.Session(local, media);
        answer.ExtmapAllowMixed = offer.ExtmapAllowMixed;
        _remoteOffer = null;
        return answer.ToString();
    }

    /// <summary>What may come in under the present agreement.</summary>
    public RtpDemux CreateDemux() => new(
        [.. _received.Values], parameters.MidId, parameters.AudioLevelId);

    private MediaDescription Offer(MediaLine line, LocalTransport local) => line switch
    {
        { IsRejected: true } => DescriptionWriter.Rejected(line),
        { IsData: true } => DescriptionWriter.Data(line, local, DtlsSetup.ActPass),
        { Kind: "audio" } => writer.OfferedAudio(line, local),
        // Video keeps its place until there is more to say about it.
        _ => DescriptionWriter.InactiveVideo(line, local, DtlsSetup.ActPass, line.VideoCodec ?? new SdpCodec(96, "VP8", 90000)),
    };

    private MediaDescription Answer(MediaLine line, MediaDescription offered, LocalTransport local, DtlsSetup setup)
    {
        if (line.IsRejected)
            return DescriptionWriter.Rejected(line);
        if (line.IsData)
            return DescriptionWriter.Data(line, local, setup);
        if (line.Kind == "video")
        {
            line.Transceiver!.CurrentDirection = MediaDirection.Inactive;
            return DescriptionWriter.InactiveVideo(line, local, setup, offered.Codecs[0]);
        }
        Agree(line, offered, line.Transceiver!.Direction);
        var answer = writer.Audio(
            line, local, setup, line.Transceiver.CurrentDirection, RtpParameters.FindOpus(offered)!.PayloadType);
        answer.RtcpRsize = offered.RtcpRsize;
        foreach (var extension in offered.HeaderExtensions)
            if (extension.Uri is RtpParameters.MidUri or RtpParameters.AudioLevelUri)
                answer.HeaderExtensions.Add(new HeaderExtension(extension.Id, extension.Uri));
        return answer;
    }

    private MediaLine TakeLine(SessionDescription offer, int index, MediaLine? known)
    {
        var media = offer.Media[index];
        var mid = MidOf(offer, index);
        // Everything shares one transport; without a group that can only be the first m-line.
        var isBundled = offer.BundleMids.Contains(mid) || (offer.BundleMids.Count == 0 && index == 0);
        var isTaken = !media.IsRejected && isBundled && media.RtpKind switch
        {
            MediaKind.Audio => RtpParameters.FindOpus(media) is not null && media.RtcpMux,
            MediaKind.Video => media.Codecs.Count > 0 && media.RtcpMux,
            _ => media.IsDataChannel,
        };
        var transceiver = known is { IsRejected: false } ? known.Transceiver : null;
        if (!isTaken)
        {
            if (transceiver is not null)
                Stop(transceiver);
            return new MediaLine(media.Kind, media.Protocol, mid, transceiver, IsRejected: true);
        }
        if (media.RtpKind is { } kind)
            transceiver = TakeTransceiver(kind, media, mid, transceiver);
        var video = media.RtpKind == MediaKind.Video ? media.Codecs[0] : null;
        return new MediaLine(media.Kind, media.Protocol, mid, transceiver, IsRejected: false, video);
    }

    private RtpTransceiver TakeTransceiver(MediaKind kind, MediaDescription media, string mid, RtpTransceiver? known)
    {
        var transceiver = known ?? create(kind, true);
        transceiver.Mid = mid;
        if (kind == MediaKind.Audio && transceiver.IsRemote && media.Direction.Sends())
            transceiver.Direction = MediaDirectionExtensions.Of(transceiver.Direction.Sends(), receives: true);
        NameReceiver(transceiver, media);
        return transceiver;
    }

    private static void NameReceiver(RtpTransceiver transceiver, MediaDescription media)
    {
        if (!media.Direction.Sends())
            return;
        transceiver.Receiver.StreamId = media.Msid?.Stream is { } stream && stream != "-" ? stream : "";
        transceiver.Receiver.TrackId = media.Msid?.Track ?? "";
    }

    private void Agree(MediaLine line, MediaDescription remote, MediaDirection wish)
    {
        if (line.Transceiver is not { } transceiver)
            return;
        var opus = line.IsRejected || line.Kind != "audio" ? null : RtpParameters.FindOpus(remote);
        if (opus is null)
        {
            Stop(transceiver);
            return;
        }
        NameReceiver(transceiver, remote);
        transceiver.CurrentDirection = wish.Against(remote.Direction);
        transceiver.Sender.Negotiated(
            transceiver.CurrentDirection.Sends() ? (byte)opus.PayloadType : null, line.Mid, parameters.MidId,
            // A level is of use to who asked for it only.
            remote.HeaderExtensions.Any(extension => extension.Uri == RtpParameters.AudioLevelUri) ? parameters.AudioLevelId : 0);
        _received.Remove(transceiver);
        if (transceiver.CurrentDirection.Receives())
            _received[transceiver] = new ReceivedLine(
                line.Mid, transceiver.Receiver, [.. remote.Ssrcs.Select(source => source.Ssrc)], [opus.PayloadType]);
    }

    private void Stop(RtpTransceiver transceiver)
    {
        transceiver.CurrentDirection = MediaDirection.Inactive;
        transceiver.Sender.Negotiated(null, "", 0);
        _received.Remove(transceiver);
    }

    private void Commit(IReadOnlyList<MediaLine> lines)
    {
        _lines = lines;
        _pendingOffer = null;
        _unplaced.RemoveAll(transceiver => lines.Any(line => line.Transceiver == transceiver));
    }

    private void TakeBackOffer()
    {
        _pendingOffer = null;
        foreach (var transceiver in _unplaced)
            transceiver.Mid = null;
    }

    private RemoteTransport ReadTransport(SessionDescription remote, bool isAnswer)
    {
        var media = remote.Media.FirstOrDefault(line => !line.IsRejected)
            ?? throw new SdpException("Every m-line is rejected.");
        if (media is not { IceUfrag: { } ufrag, IcePwd: { } password, Fingerprint: { } fingerprint })
            throw new SdpException("ICE credentials or the DTLS fingerprint are missing.");
        // The roles of a DTLS association stay as they are while it lives (RFC 8842 section 5.3).
        _isDtlsClient ??= media.Setup switch
        {
            DtlsSetup.Active => false,
            DtlsSetup.Passive => true,
            _ when isAnswer => throw new SdpException("An answer must say setup:active or setup:passive."),
            _ => !isLite,
        };
        return new RemoteTransport(
            new IceCredentials(ufrag, password),
            fingerprint,
            [.. remote.Media.Where(line => !line.IsRejected).SelectMany(line => line.Candidates)],
            _isDtlsClient.Value,
            IsControlling: isAnswer || remote.IceLite,
            RemoteData.Of(remote));
    }

    private string NewMid(IReadOnlyCollection<MediaLine> lines)
    {
        string mid;
        do
            mid = _nextMid++.ToString(CultureInfo.InvariantCulture);
        while (lines.Any(line => line.Mid == mid));
        return mid;
    }

    private static void Place(List<MediaLine> lines, MediaLine line)
    {
        var free = lines.FindIndex(known => known.IsRejected);
        if (free < 0)
            lines.Add(line);
        else
            lines[free] = line;
    }

    // RFC 9429 section 5.10: an m-line without a mid gets one by its place.
    private static string MidOf(SessionDescription offer, int index) =>
        offer.Media[index].Mid ?? index.ToString(CultureInfo.InvariantCulture);
}
