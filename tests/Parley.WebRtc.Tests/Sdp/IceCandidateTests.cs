using System.Net;

namespace Parley.WebRtc.Tests.Sdp;

public class IceCandidateTests
{
    [Theory]
    [InlineData("candidate:1 1 udp 2130706431 10.0.0.1 7882 typ host")]
    [InlineData("a=candidate:1 1 UDP 2130706431 10.0.0.1 7882 typ host generation 0 ufrag abcd network-id 1")]
    public void TryParse_WithAndWithoutPrefix_Reads(string line)
    {
        IceCandidate.TryParse(line, out var candidate).ShouldBeTrue();
        (candidate.Transport, candidate.Priority, candidate.Port, candidate.Type).ShouldBe(("udp", 2130706431u, 7882, "host"));
        candidate.ToString().ShouldStartWith("candidate:");
    }

    [Theory]
    [InlineData("")]
    [InlineData("candidate:")]
    [InlineData("candidate:1 1 udp 1 10.0.0.1 99999 typ host")]
    [InlineData("candidate:1 0 udp 1 10.0.0.1 1 typ host")]
    [InlineData("candidate:1 1 udp -1 10.0.0.1 1 typ host")]
    [InlineData("candidate:1 1 udp 1 10.0.0.1 1 host typ")]
    public void TryParse_Nonsense_IsFalse(string line) => IceCandidate.TryParse(line, out _).ShouldBeFalse();

    [Fact]
    public void Host_WrittenAndRead_IsTheSame()
    {
        var candidate = IceCandidate.Host("2", 1, "tcp", 5, IPAddress.IPv6Loopback, 7881, "passive");
        IceCandidate.TryParse(candidate.ToString(), out var read).ShouldBeTrue();
        read.ShouldBe(candidate);
    }
}
