using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Parley.WebRtc.Tests;

/// <summary>Handshakes that somebody on the path tampers with, on the port where others are in a call.</summary>
public sealed class TamperedHandshakeTests
{
    private const int MostShaped = 6;

    private const int AtOnce = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Handshakes_TamperedWith_EndAndLeaveTheOthersOfThePortAlone(int seed)
    {
        var log = new FakeLogCollector();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(log)));
        await using var duo = new Duo(serverLog: loggers);
        await duo.ConnectAsync();
        using var hangUp = new CancellationTokenSource();
        var talking = duo.TalkAsync(mark: 1, hangUp.Token);
        await duo.ServerProbe.UntilAsync(() => duo.ServerProbe.Packets.Count > 10);
        var foreign = await DtlsFlightTests.AnotherPeersFlightsAsync();

        var ends = await Task.WhenAll(Enumerable.Range(seed * 1000, AtOnce).Select(run => HandshakeAsync(duo, new FlightMutator(run, MostShaped, foreign).Shape)));

        ends.ShouldAllBe(state => state == PeerState.Connected || state == PeerState.Failed || state == PeerState.Closed);
        (await HandshakeAsync(duo, datagram => [datagram])).ShouldBe(PeerState.Connected);
        await hangUp.CancelAsync();
        await talking;
        await duo.ExchangeAsync(mark: 2);
        duo.ServerProbe.States.ShouldBe([PeerState.Connecting, PeerState.Connected]);
        duo.ServerAudio.Receiver.Statistics.Lost.ShouldBe(0);
        duo.ServerEndpoint.RouteCount.ShouldBe(1);
        log.GetSnapshot().Where(record => record.Level >= LogLevel.Error).Select(record => $"{record.Message} {record.Exception}").ShouldBeEmpty();
    }

    /// <summary>How a call ends, on the server's side, whose client's datagrams of DTLS arrive like this.</summary>
    private static async Task<PeerState> HandshakeAsync(Duo duo, Func<byte[], IEnumerable<byte[]>> shape)
    {
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp) { Reshape = datagram => DtlsSession.LooksLikeDtls(datagram) ? shape(datagram) : [datagram] };
        var (atServer, atClient) = (new PeerProbe(), new PeerProbe());
        await using var server = duo.ServerEndpoint.CreatePeer(IceRole.Lite, atServer, "tampered with");
        await using var client = duo.ClientEndpoint.CreatePeer(IceRole.Controlling, atClient, "tampered with");
        client.AddTransceiver(MediaKind.Audio, MediaDirection.SendReceive);
        server.ApplyOffer(client.CreateOffer());
        client.ApplyAnswer(relay.Redirect(server.CreateAnswer()));
        await atServer.UntilAsync(() => atServer.Last is PeerState.Connected or PeerState.Failed or PeerState.Closed);
        return atServer.Last;
    }
}
