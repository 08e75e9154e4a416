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
        var time = new StandingTime();
        await using var server = Endpoint(time);
        await using var client = Endpoint(TimeProvider.System);
        await using var relay = new LossyRelay(server.LocalUdp.Port, new LinkQuality(), seed: 1);
        var (lane, open) = (new DataLane(), new Channels());
        await using var ours = server.CreatePeer(IceRole.Lite, open, "server");
        await using var theirs = client.CreatePeer(IceRole.Controlling, new Channels(), "client");
        DataLane.Open(ours);
        theirs.ApplyOffer(relay.Reroute(ours.CreateOffer()));
        ours.ApplyAnswer(theirs.CreateAnswer());
        foreach (var channel in await open.Both.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken))
            lane.Adopt(channel);
        relay.Drops = _ => true;
        // Nothing may be given up as lost, and so leave room again, however slowly the rest runs.
        time.Stop();

        Enumerable.Range(0, 1000).Count(_ => lane.Send(Packet(reliable: false))).ShouldBeInRange(60, 80);
        Enumerable.Range(0, 1000).ShouldAllBe(_ => lane.Send(Packet(reliable: true)));
        lane.Send(Packet(reliable: false)).ShouldBeFalse();
    }

    private static RelayedPacket Packet(bool reliable) => new(
        new DataPacket { User = new UserPacket { Payload = Google.Protobuf.ByteString.CopyFrom(new byte[1000]) } }, reliable);

    private static WebRtcEndpoint Endpoint(TimeProvider time)
    {
        var endpoint = new WebRtcEndpoint(new WebRtcOptions(), time, NullLoggerFactory.Instance);
        endpoint.Start();
        return endpoint;
    }

    /// <summary>Real time until it is told to stand.</summary>
    private sealed class StandingTime : TimeProvider
    {
        private long _stoppedAt;

        public void Stop() => Interlocked.Exchange(ref _stoppedAt, System.GetTimestamp());

        public override long GetTimestamp() => Interlocked.Read(ref _stoppedAt) is > 0 and var stopped ? stopped : System.GetTimestamp();
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
