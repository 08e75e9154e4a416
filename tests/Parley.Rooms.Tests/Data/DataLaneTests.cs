using Microsoft.Extensions.Logging.Abstractions;
using Parley.Rooms.Protocol;
using Parley.Testing.Network;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

public sealed class DataLaneTests
{
    [Fact]
    public async Task LossyPackets_OnADeadLine_AreDroppedRatherThanKeptUntilTheyAreStale()
    {
        await using var server = Endpoint();
        await using var client = Endpoint();
        await using var relay = new LossyRelay(server.LocalUdp.Port, new LinkQuality(), seed: 1);
        var (lane, open) = (new DataLane(), new Channels());
        await using var ours = server.CreatePeer(IceRole.Lite, open, "server");
        await using var theirs = client.CreatePeer(IceRole.Controlling, new Channels(), "client");
        DataLane.Open(ours);
        theirs.ApplyOffer(relay.Reroute(ours.CreateOffer()));
        ours.ApplyAnswer(theirs.CreateAnswer());
        foreach (var channel in await open.Both.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
            lane.Adopt(channel);
        relay.Drops = _ => true;

        Enumerable.Range(0, 1000).Count(_ => lane.Send(Packet(reliable: false))).ShouldBeInRange(60, 80);
        Enumerable.Range(0, 1000).ShouldAllBe(_ => lane.Send(Packet(reliable: true)));
        lane.Send(Packet(reliable: false)).ShouldBeFalse();
    }

    private static RelayedPacket Packet(bool reliable) => new(
        new DataPacket { User = new UserPacket { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[1000]) } }, reliable);

    private static WebRtcEndpoint Endpoint()
    {
        var endpoint = new WebRtcEndpoint(new WebRtcOptions(), TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        return endpoint;
    }

    private sealed class Channels : IPeerObserver
    {
        private readonly List<DataChannel> _open = [];
        private readonly TaskCompletionSource<DataChannel[]> _both = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<DataChannel[]> Both => _both.Task;

        public void OnStateChanged(PeerConnection peer, PeerState state)
        {
        }

        public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
        {
            _open.Add(channel);
            if (_open.Count == 2)
                _both.TrySetResult([.. _open]);
        }
    }
}
