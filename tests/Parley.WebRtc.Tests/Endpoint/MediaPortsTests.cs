using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace Parley.WebRtc.Tests;

/// <summary>Several addresses and ports of one endpoint.</summary>
public sealed class MediaPortsTests
{
    private static readonly IPAddress Second = IPAddress.Parse("127.0.0.2");

    [Fact]
    public async Task Peers_AreSpreadOverThePortsAndEachConnectsOnItsOwn()
    {
        var range = FreeRange(3);
        await using var server = Endpoint(new WebRtcOptions { UdpPorts = range });
        await using var client = Endpoint(new WebRtcOptions());
        var used = new HashSet<int>();

        for (var number = 0; number < 200 && used.Count < range.Count; number++)
        {
            await using var peer = server.CreatePeer(IceRole.Lite, new PeerProbe(), "server");
            var port = Candidates(peer).Select(candidate => candidate.Port).ShouldHaveSingleItem();
            range.Ports.ShouldContain(port);
            if (used.Add(port))
                await ConnectAsync(client, peer);
        }

        used.Count.ShouldBe(range.Count);
    }

    [Fact]
    public async Task Addresses_AreAllToldAndAllLeadToThePeer()
    {
        await using var server = Endpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback, Second], TcpPort = 0 });
        await using var client = Endpoint(new WebRtcOptions());
        foreach (var address in (IPAddress[])[IPAddress.Loopback, Second])
        {
            await using var peer = server.CreatePeer(IceRole.Lite, new PeerProbe(), "server");
            Candidates(peer).Select(candidate => candidate.Address).ShouldBe(["127.0.0.1", "127.0.0.2", "127.0.0.1", "127.0.0.2"]);
            await ConnectAsync(client, peer, answer => string.Join("\r\n", answer.Split("\r\n").Where(line =>
                !line.StartsWith("a=candidate", StringComparison.Ordinal) || line.Contains($" udp ") && line.Contains($" {address} ", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public async Task PublicAddress_StandsForItsFamilyOnceAPort()
    {
        var range = FreeRange(1);
        await using var server = Endpoint(new WebRtcOptions
        {
            ListenAddresses = [IPAddress.Loopback, Second], UdpPorts = range, PublicAddress = IPAddress.Parse("203.0.113.5"),
        });
        await using var peer = server.CreatePeer(IceRole.Lite, new PeerProbe(), "server");
        Candidates(peer).Select(candidate => (candidate.Address, candidate.Port)).ShouldBe([("203.0.113.5", range.First)]);
    }

    [Theory]
    [InlineData("7882", 7882, 7882)]
    [InlineData("7882-7885", 7882, 7885)]
    [InlineData("0", 0, 0)]
    public void Range_ReadAndWritten_IsTheSame(string text, int first, int last)
    {
        PortRange.TryParse(text, out var range).ShouldBeTrue();
        range.ShouldBe(new PortRange(first, last));
        range.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("2-1")]
    [InlineData("1-65")]
    [InlineData("0-1")]
    [InlineData("1-2-3")]
    [InlineData("1 - 2")]
    public void Range_ThatIsNone_IsRefused(string text) => PortRange.TryParse(text, out _).ShouldBeFalse();

    private static WebRtcEndpoint Endpoint(WebRtcOptions options)
    {
        var endpoint = new WebRtcEndpoint(options, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        return endpoint;
    }

    private static IList<IceCandidate> Candidates(PeerConnection peer)
    {
        peer.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
        return SessionDescription.Parse(peer.CreateOffer()).Media[0].Candidates;
    }

    private static async Task ConnectAsync(WebRtcEndpoint endpoint, PeerConnection server, Func<string, string>? change = null)
    {
        var probe = new PeerProbe();
        await using var client = endpoint.CreatePeer(IceRole.Controlling, probe, "client");
        var offer = server.CreateOffer();
        client.ApplyOffer(change is null ? offer : change(offer));
        server.ApplyAnswer(client.CreateAnswer());
        await probe.UntilAsync(PeerState.Connected);
    }

    /// <summary>Ports next to each other that were free a moment ago, below those that the system gives to sockets which ask for none.</summary>
    private static PortRange FreeRange(int count)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var first = Random.Shared.Next(10_000, 32_000);
            var range = new PortRange(first, first + count - 1);
            if (range.Ports.All(IsFree))
                return range;
        }
        throw new InvalidOperationException("No free ports next to each other.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new UdpClient(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
