using Microsoft.Extensions.Logging.Abstractions;

namespace Parley.WebRtc.Tests;

public sealed class NegotiationTests : IAsyncDisposable
{
    private const string Fingerprint =
        "a=fingerprint:sha-256 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF\r\n";

    private const string Transport =
        "c=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\na=ice-options:trickle\r\n" + Fingerprint + "a=setup:actpass\r\n";

    private readonly WebRtcEndpoint _endpoint = new(
        new WebRtcOptions { TcpPort = 0 }, TimeProvider.System, NullLoggerFactory.Instance);

    public NegotiationTests() => _endpoint.Start();

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private PeerConnection Lite() => _endpoint.CreatePeer(IceRole.Lite, new PeerProbe(), "lite");

    // As browsers write them: other codecs, RED, transport-cc, extensions we do not know.
    private static string Audio(string mid, string direction, int opus = 111) =>
        $"m=audio 9 UDP/TLS/RTP/SAVPF {opus} 63 9 0\r\n" + Transport
        + $"a=mid:{mid}\r\na=extmap:2 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
        + "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n"
        + "a=extmap:5 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
        + $"a={direction}\r\na=msid:stream{mid} track{mid}\r\na=rtcp-mux\r\na=rtcp-rsize\r\na=rtpmap:{opus} opus/48000/2\r\n"
        + $"a=rtcp-fb:{opus} transport-cc\r\na=fmtp:{opus} minptime=10;useinbandfec=1\r\na=rtpmap:63 red/48000/2\r\na=fmtp:63 {opus}/{opus}\r\n"
        + $"a=rtpmap:9 G722/8000\r\na=ssrc:10{mid} cname:x\r\n";

    private static string Video(string mid) =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\n" + Transport
        + $"a=mid:{mid}\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack pli\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n";

    private static string Data(string mid) =>
        "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n" + Transport + $"a=mid:{mid}\r\na=sctp-port:5000\r\na=max-message-size:262144\r\n";

    private static string Session(string bundle, params string[] media) =>
        $"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {bundle}\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS\r\n" + string.Concat(media);

    [Fact]
    public void Answer_ToABrowsersOffer_MirrorsItsNumbers()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0 1 2", Data("0"), Audio("1", "sendrecv", opus: 109), Video("2")));
        var transceiver = peer.Transceivers[0];
        transceiver.Receiver.StreamId.ShouldBe("stream1");
        transceiver.Receiver.TrackId.ShouldBe("track1");
        transceiver.Direction = MediaDirection.SendReceive;
        (transceiver.Sender.StreamId, transceiver.Sender.TrackId) = ("PA_x", "TR_y");

        var answer = SessionDescription.Parse(peer.CreateAnswer());

        answer.IceLite.ShouldBeTrue();
        answer.BundleMids.ShouldBe(["0", "1", "2"]);
        answer.Media.Select(media => media.Kind).ShouldBe(["application", "audio", "video"]);
        answer.Media.ShouldAllBe(media => media.Setup == DtlsSetup.Passive && media.Candidates.Count == 2 && media.EndOfCandidates);
        var audio = answer.Media[1];
        audio.Codecs.ShouldHaveSingleItem().PayloadType.ShouldBe(109);
        audio.Codecs[0].Fmtp.ShouldBe("minptime=10;useinbandfec=1;usedtx=1");
        audio.Codecs[0].Feedback.ShouldBeEmpty();
        audio.HeaderExtensions.Select(extension => extension.Id).ShouldBe([2, 5]);
        (audio.RtcpMux, audio.Direction).ShouldBe((true, MediaDirection.SendReceive));
        audio.Msid.ShouldBe(new MediaStreamId("PA_x", "TR_y"));
        audio.Ssrcs.ShouldHaveSingleItem().Ssrc.ShouldBe(transceiver.Sender.Ssrc);
        (answer.Media[2].Direction, answer.Media[2].IsRejected).ShouldBe((MediaDirection.Inactive, false));
        transceiver.CurrentDirection.ShouldBe(MediaDirection.SendReceive);
    }

    [Fact]
    public async Task PublicAddress_StandsInForTheBoundOne()
    {
        await using var endpoint = new WebRtcEndpoint(
            new WebRtcOptions { TcpPort = 0, PublicAddress = System.Net.IPAddress.Parse("203.0.113.5") },
            TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        var peer = endpoint.CreatePeer(IceRole.Lite, new PeerProbe(), "behind a NAT");
        peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);

        var candidates = SessionDescription.Parse(peer.CreateOffer()).Media[0].Candidates;

        candidates.Select(candidate => (candidate.Address, candidate.Port)).ShouldBe(
            [("203.0.113.5", endpoint.LocalUdp.Port), ("203.0.113.5", endpoint.LocalTcp!.Port)]);
    }

    [Fact]
    public void NewMLine_OfAnOffer_ReceivesWhatTheRemoteSends()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0 1", Audio("0", "sendonly"), Audio("1", "recvonly")));

        peer.Transceivers.Select(transceiver => transceiver.Direction).ShouldBe([MediaDirection.ReceiveOnly, MediaDirection.Inactive]);
    }

    [Fact]
    public void Offer_WithOpusMissing_HasThatMLineRejected()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0 1", Audio("0", "sendrecv").Replace("opus", "speex", StringComparison.Ordinal), Data("1")));

        var answer = SessionDescription.Parse(peer.CreateAnswer());

        answer.Media[0].IsRejected.ShouldBeTrue();
        answer.BundleMids.ShouldBe(["1"]);
    }

    [Fact]
    public void Renegotiation_KeepsOrderStopsAndRecycles()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0 1", Audio("0", "sendrecv"), Data("1")));
        peer.CreateAnswer();
        var first = peer.Transceivers[0];

        // Stopped: the place stays, with port 0.
        var stopped = Audio("0", "inactive").Replace("m=audio 9", "m=audio 0", StringComparison.Ordinal);
        peer.ApplyOffer(Session("1", stopped, Data("1")));
        SessionDescription.Parse(peer.CreateAnswer()).Media[0].IsRejected.ShouldBeTrue();
        first.CurrentDirection.ShouldBe(MediaDirection.Inactive);
        peer.Transceivers.ShouldBeEmpty();

        // Taken by another m-line.
        peer.ApplyOffer(Session("7 1", Audio("7", "sendonly"), Data("1")));
        SessionDescription.Parse(peer.CreateAnswer()).Media[0].Mid.ShouldBe("7");
        peer.Transceivers.ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public void Offer_ThatChangesOrLosesMLines_IsRefused()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0 1", Audio("0", "sendrecv"), Data("1")));
        peer.CreateAnswer();

        Should.Throw<SdpException>(() => peer.ApplyOffer(Session("0", Audio("0", "sendrecv"))));
        Should.Throw<SdpException>(() => peer.ApplyOffer(Session("1 0", Data("1"), Audio("0", "sendrecv"))));
        Should.Throw<SdpException>(() => peer.ApplyOffer("v=0"));
    }

    [Fact]
    public void Certificate_ThatChanges_IsRefused()
    {
        var peer = Lite();
        peer.ApplyOffer(Session("0", Audio("0", "sendrecv")));
        peer.CreateAnswer();

        Should.Throw<SdpException>(() => peer.ApplyOffer(
            Session("0", Audio("0", "sendrecv")).Replace("00:11:22", "FF:11:22", StringComparison.Ordinal)));
    }

    [Fact]
    public void OwnOffers_AddMLinesInOrderAndAnswersDecide()
    {
        var server = Lite();
        var client = _endpoint.CreatePeer(IceRole.Controlling, new PeerProbe(), "client");
        server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        server.CreateDataChannel("x", new DataChannelOptions());
        Offer(server, client, out var offer, out var answer);
        offer.Media.Select(media => (media.Kind, media.Mid)).ShouldBe([("audio", "0"), ("application", "1")]);
        offer.Media.ShouldAllBe(media => media.Setup == DtlsSetup.ActPass);
        answer.Media.ShouldAllBe(media => media.Setup == DtlsSetup.Active);
        server.Transceivers[0].CurrentDirection.ShouldBe(MediaDirection.SendOnly);
        client.Transceivers[0].CurrentDirection.ShouldBe(MediaDirection.ReceiveOnly);

        server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        server.Transceivers[0].Direction = MediaDirection.Inactive;
        Offer(server, client, out offer, out answer);
        offer.Media.Select(media => media.Mid).ShouldBe(["0", "1", "2"]);
        server.Transceivers.Select(transceiver => transceiver.CurrentDirection).ShouldBe([MediaDirection.Inactive, MediaDirection.SendOnly]);
        client.Transceivers.Select(transceiver => transceiver.Mid).ShouldBe(["0", "2"]);
    }

    [Fact]
    public void Transceivers_ThatCome_AndGo_TakeEachOthersPlaces()
    {
        var server = Lite();
        var client = _endpoint.CreatePeer(IceRole.Controlling, new PeerProbe(), "client");
        server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        server.CreateDataChannel("x", new DataChannelOptions());
        Offer(server, client, out var offer, out var answer);

        for (var cycle = 0; cycle < 20; cycle++)
        {
            var added = server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
            Offer(server, client, out offer, out answer);
            added.CurrentDirection.ShouldBe(MediaDirection.SendOnly);
            client.Transceivers.ShouldContain(transceiver => transceiver.Mid == added.Mid && transceiver.CurrentDirection == MediaDirection.ReceiveOnly);

            added.Stop();
            Offer(server, client, out offer, out answer);
            added.CurrentDirection.ShouldBe(MediaDirection.Inactive);
            offer.Media[^1].IsRejected.ShouldBeTrue();
            answer.BundleMids.ShouldBe(["0", "1"]);
        }

        offer.Media.Count.ShouldBe(3);
    }

    [Fact]
    public void Transceiver_ThatIsTheFirst_KeepsItsPlaceWhenItIsStopped()
    {
        var server = Lite();
        var client = _endpoint.CreatePeer(IceRole.Controlling, new PeerProbe(), "client");
        var first = server.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        server.CreateDataChannel("x", new DataChannelOptions());
        Offer(server, client, out var offer, out _);

        first.Stop();
        Offer(server, client, out offer, out var answer);

        (offer.Media[0].IsRejected, offer.Media[0].Direction).ShouldBe((false, MediaDirection.Inactive));
        answer.BundleMids.ShouldBe(["0", "1"]);
    }

    [Fact]
    public void OfferOfOurs_GivesWayToARemoteOffer()
    {
        var peer = Lite();
        peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        peer.CreateOffer();

        peer.ApplyOffer(Session("0", Audio("0", "sendrecv")));
        peer.CreateAnswer();

        peer.Transceivers.Select(transceiver => transceiver.Mid).ShouldBe(["0", null]);
        Should.Throw<SdpException>(() => peer.ApplyAnswer(Session("0", Audio("0", "sendrecv"))));
        SessionDescription.Parse(peer.CreateOffer()).Media.Count.ShouldBe(2);
    }

    [Fact]
    public void Answer_ThatDoesNotFitTheOffer_IsRefused()
    {
        var peer = Lite();
        peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        peer.CreateOffer();

        Should.Throw<SdpException>(() => peer.ApplyAnswer(Session("0", Data("0"))));
        Should.Throw<SdpException>(() => peer.ApplyAnswer(Session("0 1", Audio("0", "recvonly"), Data("1"))));
    }

    private static void Offer(PeerConnection from, PeerConnection to, out SessionDescription offer, out SessionDescription answer)
    {
        var offered = from.CreateOffer();
        to.ApplyOffer(offered);
        var answered = to.CreateAnswer();
        from.ApplyAnswer(answered);
        (offer, answer) = (SessionDescription.Parse(offered), SessionDescription.Parse(answered));
    }
}
