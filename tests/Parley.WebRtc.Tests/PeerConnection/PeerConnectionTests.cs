namespace Parley.WebRtc.Tests;

public sealed class PeerConnectionTests
{
    [Fact]
    public async Task Peers_OverUdp_ExchangeRtpBothWays()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();

        await duo.ExchangeAsync(1);

        duo.ServerProbe.States.ShouldContain(PeerState.Connecting);
        duo.ServerAudio.CurrentDirection.ShouldBe(MediaDirection.SendReceive);
    }

    [Fact]
    public async Task Peers_OverTcp_ExchangeRtpBothWays()
    {
        await using var duo = new Duo(tcpPort: 0);
        // Only the TCP candidate gets through.
        await duo.ConnectAsync(answer => string.Join("\r\n", answer.Split("\r\n").Where(line => !line.Contains(" udp ", StringComparison.Ordinal))));

        await duo.ExchangeAsync(2);
    }
}
