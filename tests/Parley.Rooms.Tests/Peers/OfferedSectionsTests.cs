namespace Parley.Rooms.Tests;

public sealed class OfferedSectionsTests
{
    [Fact]
    public void ReceivingAudio_OfAMixedOffer_GivesLiveReceiveOnlyAudio()
    {
        const string Offer = """
            v=0
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            a=mid:0
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:1
            a=recvonly
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:2
            a=sendonly
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=mid:3
            a=recvonly
            m=audio 0 UDP/TLS/RTP/SAVPF 111
            a=mid:4
            a=recvonly
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=recvonly
            a=mid:5
            """;

        OfferedSections.ReceivingAudio(Offer.ReplaceLineEndings("\r\n")).ShouldBe(["1", "5"]);
    }
}
