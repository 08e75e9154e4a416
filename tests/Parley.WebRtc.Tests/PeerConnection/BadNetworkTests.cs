using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.WebRtc.Tests;

public sealed class BadNetworkTests
{
    [Fact]
    public async Task Client_ThatVanishes_IsDisconnectedThenFailedAndMayResume()
    {
        await using var duo = new Duo();
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp);
        await duo.ConnectAsync(relay.Redirect);
        relay.IsBlocked = true;

        duo.ServerTime.Jump(TimeSpan.FromSeconds(6));
        await duo.ServerProbe.UntilAsync(PeerState.Disconnected);
        duo.ServerTime.Jump(TimeSpan.FromSeconds(15));
        await duo.ServerProbe.UntilAsync(PeerState.Failed);

        relay.IsBlocked = false;
        duo.Negotiate(relay.Redirect, iceRestart: true);
        await duo.ServerProbe.UntilAsync(PeerState.Connected);
        await duo.ExchangeAsync(1);
    }

    [Fact]
    public async Task Line_ThatComesBack_ConnectsAgainByItself()
    {
        await using var duo = new Duo();
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp);
        await duo.ConnectAsync(relay.Redirect);
        relay.IsBlocked = true;
        duo.ServerTime.Jump(TimeSpan.FromSeconds(6));
        await duo.ServerProbe.UntilAsync(PeerState.Disconnected);

        relay.IsBlocked = false;

        await duo.ServerProbe.UntilAsync(PeerState.Connected);
        await duo.ExchangeAsync(1);
    }

    [Fact]
    public async Task Client_WhoseAddressChanges_KeepsItsCall()
    {
        await using var duo = new Duo();
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp);
        await duo.ConnectAsync(relay.Redirect);
        await duo.ExchangeAsync(1);

        relay.Rebind();

        await duo.ExchangeAsync(2);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public async Task Line_ThatLosesPackets_ConnectsAndKeepsMessagesWhole(double loss)
    {
        await using var duo = new Duo();
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp) { Loss = loss };
        await duo.ConnectAsync(relay.Redirect, withData: true);
        await duo.ExchangeAsync(1);
        await duo.ClientProbe.UntilAsync(() => !duo.ClientProbe.Channels.IsEmpty);

        for (var number = 0; number < 50; number++)
            duo.ClientProbe.Channels.First().Send(Encoding.UTF8.GetBytes($"{number}"), isText: true).ShouldBeTrue();

        await duo.ServerProbe.UntilAsync(() => duo.ServerProbe.Messages.Count == 50, TimeSpan.FromMinutes(2));
        duo.ServerProbe.Messages.ShouldBe(Enumerable.Range(0, 50).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Garbage_SentToThePortsDuringACall_HurtsNobody()
    {
        await using var duo = new Duo(tcpPort: 0);
        await duo.ConnectAsync(withData: true);
        await duo.ExchangeAsync(1);
        var random = new Random(3);
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        for (var number = 0; number < 3000; number++)
            await stranger.SendToAsync(Garbage(random), duo.ServerEndpoint.LocalUdp);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(duo.ServerEndpoint.LocalTcp!, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n" + new string('x', 30_000)), TestContext.Current.CancellationToken);
        // The stranger is shown the door.
        (await ReadToEndAsync(tcp)).ShouldBe(0);

        await duo.ExchangeAsync(2);
        duo.ServerProbe.Last.ShouldBe(PeerState.Connected);
        duo.ServerEndpoint.RouteCount.ShouldBe(1);
    }

    [Fact]
    public async Task Garbage_FromTheCallersOwnAddress_DoesNotEndTheCall()
    {
        await using var duo = new Duo();
        await using var relay = new UdpRelay(duo.ServerEndpoint.LocalUdp);
        await duo.ConnectAsync(relay.Redirect, withData: true);
        await duo.ExchangeAsync(1);
        var random = new Random(4);
        using var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

        // Through the relay everything reaches the server from the address it trusts.
        for (var number = 0; number < 1000; number++)
            await stranger.SendToAsync(Garbage(random), new IPEndPoint(IPAddress.Loopback, relay.Port));

        await duo.ExchangeAsync(2);
        duo.ServerProbe.States.ShouldNotContain(PeerState.Closed);
        duo.ServerProbe.States.ShouldNotContain(PeerState.Failed);
    }

    // Noise whose first octets look like STUN, DTLS or RTP every now and then.
    private static byte[] Garbage(Random random)
    {
        var packet = new byte[random.Next(1, 300)];
        random.NextBytes(packet);
        byte[] start = (random.Next(5)) switch
        {
            0 => [0, 1, (byte)((packet.Length - 20) >> 8), (byte)(packet.Length - 20), 0x21, 0x12, 0xA4, 0x42],
            1 => [22, 254, 253, 0, 0],
            2 => [23, 254, 253, 0, 1, 0, 0, 0, 0, 0, 9],
            3 => [0x80, 111],
            _ => [0x80, 200],
        };
        start.AsSpan(0, Math.Min(start.Length, packet.Length)).CopyTo(packet);
        return packet;
    }

    private static async Task<int> ReadToEndAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[16], TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
