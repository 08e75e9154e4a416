using CsCheck;

namespace Parley.WebRtc.Tests.Sdp;

public class SessionDescriptionTests
{
    private const string Minimum = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

    [Fact]
    public void Parse_ChromiumOffer_GivesSessionAndTransport()
    {
        var offer = SessionDescription.Parse(SdpSamples.ChromiumOffer);

        offer.OriginId.ShouldBe(7161371870925381241UL);
        offer.OriginVersion.ShouldBe(4UL);
        offer.BundleMids.ShouldBe(["0", "1", "2"]);
        offer.ExtmapAllowMixed.ShouldBeTrue();
        offer.IceLite.ShouldBeFalse();
        offer.IceOptions.ShouldBe(["trickle"]);
        offer.Media.Select(media => media.Kind).ShouldBe(["application", "audio", "video"]);
        foreach (var media in offer.Media)
        {
            media.IceUfrag.ShouldBe("wK2f");
            media.IcePwd.ShouldBe("5i0mT8p2Yw3oW1u6Q4e7R9tZ");
            media.Fingerprint!.Algorithm.ShouldBe("sha-256");
            media.Fingerprint.ToDigest().Length.ShouldBe(32);
            media.Setup.ShouldBe(DtlsSetup.ActPass);
            media.IsRejected.ShouldBeFalse();
        }
    }

    [Fact]
    public void Parse_ChromiumOffer_GivesDataAndAudio()
    {
        var offer = SessionDescription.Parse(SdpSamples.ChromiumOffer);
        var (data, audio) = (offer.Media[0], offer.Media.Single(media => media.Mid == "1"));

        data.IsDataChannel.ShouldBeTrue();
        data.SctpPort.ShouldBe(5000);
        data.MaxMessageSize.ShouldBe(262144);

        audio.RtpKind.ShouldBe(MediaKind.Audio);
        audio.Direction.ShouldBe(MediaDirection.SendOnly);
        audio.PayloadTypes.ShouldBe([111, 63, 9, 0, 8, 13, 110, 126]);
        var opus = audio.Codecs[0];
        (opus.PayloadType, opus.Name, opus.ClockRate, opus.Channels).ShouldBe((111, "opus", 48000, 2));
        opus.Fmtp.ShouldBe("minptime=10;useinbandfec=1;usedtx=1");
        opus.Feedback.ShouldBe(["transport-cc", "nack"]);
        audio.Codecs.Single(codec => codec.PayloadType == 63).Fmtp.ShouldBe("111/111");
        audio.HeaderExtensions[0].ShouldBe(new HeaderExtension(1, "urn:ietf:params:rtp-hdrext:ssrc-audio-level"));
        audio.Msid.ShouldBe(new MediaStreamId("5c1fbcd4-2a1c-4df1-b9a5-4a4d8f9f2b11", "0f7a3c1e-94a3-4a6e-8a8b-6b0b9e0d7a22"));
        audio.Ssrcs.ShouldBe([new SsrcDescription(2739842391, "qFyqV1hQ3TjA5x9k")]);
        (audio.RtcpMux, audio.RtcpRsize).ShouldBe((true, true));
    }

    [Fact]
    public void Parse_ChromiumOffer_GivesCandidatesAndVideo()
    {
        var offer = SessionDescription.Parse(SdpSamples.ChromiumOffer);
        var candidates = offer.Media[1].Candidates;

        candidates.Select(candidate => candidate.Type).ShouldBe(["host", "host", "srflx"]);
        candidates[0].IPAddress!.ToString().ShouldBe("192.0.2.7");
        (candidates[0].Port, candidates[0].Priority, candidates[0].Transport).ShouldBe((50123, 2122260223u, "udp"));
        candidates[1].TcpType.ShouldBe("active");
        candidates[1].IPAddress.ShouldBeNull();
        offer.Media[2].Codecs[0].Feedback.ShouldBe(["goog-remb", "ccm fir", "nack pli"]);
        offer.Media[2].Direction.ShouldBe(MediaDirection.ReceiveOnly);
    }

    [Fact]
    public void Parse_SharedAtSessionLevel_FillsEachMediaLine()
    {
        var offer = SessionDescription.Parse(SdpSamples.SharedAtSessionLevel);
        var (audio, data) = (offer.Media[0], offer.Media[1]);

        offer.IceLite.ShouldBeTrue();
        offer.MsidSemantic.ShouldBe("WMS *");
        audio.Setup.ShouldBe(DtlsSetup.ActPass);
        audio.Direction.ShouldBe(MediaDirection.SendReceive);
        audio.Codecs.Select(codec => codec.Feedback.Single()).ShouldBe(["transport-cc", "transport-cc"]);
        audio.Codecs[1].Fmtp.ShouldBe("0-15");
        audio.HeaderExtensions.Single().Direction.ShouldBe(MediaDirection.ReceiveOnly);
        (data.IceUfrag, data.IcePwd).ShouldBe(("9f8e7d6c", "e6c7f0a1b2c3d4e5f60718293a4b5c6d"));
        data.Fingerprint.ShouldBe(audio.Fingerprint);
        (data.BundleOnly, data.IsRejected).ShouldBe((true, false));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ToString_OfAParsedDescription_ReadsTheSameAgain(string sample)
    {
        var written = SessionDescription.Parse(sample).ToString();
        SessionDescription.Parse(written).ToString().ShouldBe(written);
        // libwebrtc wants these four in this order before any attribute.
        written.Split("\r\n").Take(4).Select(line => line[..2]).ShouldBe(["v=", "o=", "s=", "t="]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void ToString_OfAParsedDescription_KeepsWhatMatters(string sample)
    {
        var before = SessionDescription.Parse(sample);
        var after = SessionDescription.Parse(before.ToString());
        after.IceOptions.ShouldBe(before.IceOptions);
        after.BundleMids.ShouldBe(before.BundleMids);
        foreach (var (was, now) in before.Media.Zip(after.Media))
        {
            (now.Kind, now.Port, now.Protocol, now.Mid, now.Direction).ShouldBe((was.Kind, was.Port, was.Protocol, was.Mid, was.Direction));
            (now.IceUfrag, now.IcePwd, now.Fingerprint, now.Setup).ShouldBe((was.IceUfrag, was.IcePwd, was.Fingerprint, was.Setup));
            (now.SctpPort, now.MaxMessageSize, now.Msid, now.BundleOnly).ShouldBe((was.SctpPort, was.MaxMessageSize, was.Msid, was.BundleOnly));
            now.HeaderExtensions.ShouldBe(was.HeaderExtensions);
            now.Candidates.ShouldBe(was.Candidates);
            now.Codecs.Select(codec => (codec.PayloadType, codec.Name, codec.Fmtp, string.Join(',', codec.Feedback)))
                .ShouldBe(was.Codecs.Select(codec => (codec.PayloadType, codec.Name, codec.Fmtp, string.Join(',', codec.Feedback))));
        }
    }

    [Fact]
    public void ToString_OfAnAnswerWeBuild_HasTheLinesAPeerNeeds()
    {
        var answer = new SessionDescription { OriginId = 42, OriginVersion = 2, IceLite = true, MsidSemantic = "WMS *" };
        answer.BundleMids.Add("0");
        var audio = new MediaDescription
        {
            Kind = "audio", Mid = "0", IceUfrag = "abcd", IcePwd = "0123456789abcdef012345", RtcpMux = true, Setup = DtlsSetup.Passive,
            Fingerprint = CertificateFingerprint.FromDigest("sha-256", new byte[32]), Msid = new MediaStreamId("PA_x|TR_y", "TR_y"),
        };
        audio.Codecs.Add(new SdpCodec(111, "opus", 48000, 2) { Fmtp = "useinbandfec=1", Feedback = ["transport-cc"] });
        audio.Ssrcs.Add(new SsrcDescription(7, "parley"));
        audio.Candidates.Add(IceCandidate.Host("1", 1, "udp", 2130706431, System.Net.IPAddress.Loopback, 7882));
        answer.Media.Add(audio);

        var lines = answer.ToString().Split("\r\n");

        lines.ShouldContain("a=group:BUNDLE 0");
        lines.ShouldContain("a=ice-lite");
        lines.ShouldContain("m=audio 9 UDP/TLS/RTP/SAVPF 111");
        lines.ShouldContain("a=candidate:1 1 udp 2130706431 127.0.0.1 7882 typ host");
        lines.ShouldContain("a=fingerprint:sha-256 " + string.Join(':', Enumerable.Repeat("00", 32)));
        lines.ShouldContain("a=rtpmap:111 opus/48000/2");
        lines.ShouldContain("a=msid:PA_x|TR_y TR_y");
        lines.ShouldContain("a=ssrc:7 cname:parley");
        lines.ShouldContain("a=ssrc:7 msid:PA_x|TR_y TR_y");
    }

    [Fact]
    public void ToString_ValueWithALineBreak_IsRefused()
    {
        var description = new SessionDescription();
        description.Media.Add(new MediaDescription { Kind = "audio", Msid = new MediaStreamId("a\r\na=ice-lite", null) });
        Should.Throw<SdpException>(description.ToString);
    }

    [Theory]
    [InlineData("", "origin")]
    [InlineData("o=- 1 1 IN IP4 127.0.0.1\r\n", "v=0")]
    [InlineData("v=0\r\nnonsense\r\n", "Line 2")]
    [InlineData("v=0\r\no=- x 1 IN IP4 127.0.0.1\r\n", "numeric id")]
    [InlineData(Minimum + "m=audio 9\r\n", "Line 5")]
    [InlineData(Minimum + "m=audio 70000 UDP/TLS/RTP/SAVPF 0\r\n", "port")]
    [InlineData(Minimum + "m=audio 9 UDP/TLS/RTP/SAVPF 200\r\n", "payload type")]
    [InlineData(Minimum + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=rtpmap:0 PCMU\r\n", "rtpmap")]
    [InlineData(Minimum + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:a\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:a\r\n", "twice")]
    [InlineData(Minimum + "a=ice-pwd:short\r\n", "ice-pwd")]
    [InlineData(Minimum + "a=fingerprint:sha-256 AA:B\r\n", "fingerprint")]
    [InlineData(Minimum + "a=setup:maybe\r\n", "setup")]
    public void Parse_Nonsense_SaysWhy(string text, string reason) =>
        Should.Throw<SdpException>(() => SessionDescription.Parse(text)).Message.ShouldContain(reason);

    [Fact]
    public void Parse_MoreThanAllowed_IsRefused()
    {
        Should.Throw<SdpException>(() => SessionDescription.Parse(Minimum + new string('a', 2_000_000)));
        Should.Throw<SdpException>(() => SessionDescription.Parse(Minimum + string.Concat(Enumerable.Repeat("a=x\n", 40_000))));
        Should.Throw<SdpException>(() => SessionDescription.Parse(Minimum + "a=x:" + new string('y', 10_000)));
        Should.Throw<SdpException>(() => SessionDescription.Parse(Minimum + string.Concat(Enumerable.Repeat("m=audio 0 X 0\n", 600))));
    }

    [Fact]
    public void Parse_MutilatedDescriptions_OnlyEverThrowsSdpException() =>
        Gen.Select(Gen.Int[0, Samples.Count - 1], Gen.Select(Gen.Int[0, 3500], Gen.Int[0, 40], Gen.String).Array[1, 8]).Sample((index, edits) =>
        {
            var text = (string)Samples.ElementAt(index).Data;
            foreach (var (at, length, insertion) in edits)
            {
                var start = Math.Min(at, text.Length);
                text = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, insertion);
            }
            try
            {
                _ = SessionDescription.Parse(text).ToString();
            }
            catch (SdpException)
            {
                // The one answer that nonsense may get.
            }
        }, iter: 2000);

    public static TheoryData<string> Samples { get; } =
        new(SdpSamples.ChromiumOffer, SdpSamples.LibwebrtcAnswer, SdpSamples.SharedAtSessionLevel);
}
