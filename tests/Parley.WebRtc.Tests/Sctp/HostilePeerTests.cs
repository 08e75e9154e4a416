using System.Buffers.Binary;
using CsCheck;

namespace Parley.WebRtc.Tests.Sctp;

public class HostilePeerTests
{
    private const int Bound = SctpLimits.ReceiveWindow + SctpLimits.ReceiveReserve + 2 * SctpLimits.PacketSize;

    [Fact]
    public void Gaps_WithoutEnd_AreRefusedAboveALimit()
    {
        var peer = new HostilePeer();
        for (var i = 0; i < 60_000; i++)
            peer.Data(2 + 2 * (i % 32_000), DataChunk.First | DataChunk.Last, [1], ssn: (ushort)i);
        peer.Flush();
        peer.Victim.Association.InboundCost.ShouldBeLessThanOrEqualTo(ReceivedTsns.MostIslands * (SctpLimits.PieceOverhead + 1));
        peer.Victim.State.ShouldBe(SctpState.Established);
    }

    [Fact]
    public void OutOfOrderData_WithoutEnd_IsBounded()
    {
        var peer = new HostilePeer();
        for (var i = 1; i < 40_000; i++)
            peer.Data(i, DataChunk.First | DataChunk.Last, new byte[1000], ssn: (ushort)(i + 1));
        peer.Flush();
        peer.Victim.Association.InboundCost.ShouldBeGreaterThan(SctpLimits.ReceiveWindow / 2);
        peer.Victim.Association.InboundCost.ShouldBeLessThanOrEqualTo(SctpLimits.ReceiveWindow);
        peer.Victim.State.ShouldBe(SctpState.Established);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void AMessageWithoutEnd_EndsTheAssociation(int pieceSize)
    {
        var peer = new HostilePeer();
        for (var i = 0; i < 40_000 && peer.Victim.State == SctpState.Established; i++)
        {
            peer.Data(i, i == 0 ? DataChunk.First : (byte)0, new byte[pieceSize]);
            peer.Victim.Association.InboundCost.ShouldBeLessThanOrEqualTo(Bound);
        }
        peer.Victim.State.ShouldBe(SctpState.Ended);
        peer.Channel.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void OrderedMessages_WhoseTurnNeverComes_EndTheAssociation()
    {
        var peer = new HostilePeer();
        for (var i = 0; i < 40_000 && peer.Victim.State == SctpState.Established; i++)
        {
            peer.Data(i, DataChunk.First | DataChunk.Last, new byte[1000], (ushort)(i % 1024), ssn: (ushort)(100 + i / 1024));
            peer.Victim.Association.InboundCost.ShouldBeLessThanOrEqualTo(Bound);
        }
        peer.Victim.State.ShouldBe(SctpState.Ended);
    }

    [Fact]
    public void PiecesThatBelongToNothing_AreForgotten()
    {
        var peer = new HostilePeer();
        for (var i = 0; i < 30_000; i++)
            peer.Data(i, (i % 4) switch { 0 => DataChunk.First, 1 => DataChunk.First, 2 => DataChunk.Last, _ => DataChunk.Last }, new byte[500], ssn: 1);
        peer.Data(30_000, DataChunk.First | DataChunk.Last | DataChunk.Unordered, [1]);
        peer.Flush();
        // What is left of it: whole messages that wait for the one with number 0.
        peer.Victim.Association.InboundCost.ShouldBeLessThan(2 * (1000 + SctpLimits.PieceOverhead));
    }

    [Fact]
    public void ForwardTsn_FarAhead_IsIgnored()
    {
        var peer = new HostilePeer();
        var received = peer.Link.Client.Received["a"];
        peer.ForwardTsn(1_000_000_000, (0, 500));
        // Number 0 of the stream was the channel's ACK.
        peer.Data(0, DataChunk.First | DataChunk.Last, [1], ssn: 1);
        peer.Flush();
        received.Count.ShouldBe(1);
    }

    [Fact]
    public void ForwardTsn_OverHalfAMessage_GoesOnBehindIt()
    {
        var peer = new HostilePeer();
        var received = peer.Link.Client.Received["a"];
        peer.Data(0, DataChunk.First, [1], ssn: 1);
        peer.Data(4, DataChunk.First | DataChunk.Last, [3], ssn: 3);
        peer.Data(3, DataChunk.Last, [9], ssn: 2);
        peer.ForwardTsn(2, (0, 2));
        peer.Flush();
        received.Select(message => message.Bytes.Single()).ShouldBe([(byte)3]);
        peer.Victim.Association.InboundCost.ShouldBe(0);
    }

    [Fact]
    public void Data_OnAStreamThatWasNeverOpened_ReachesNobody()
    {
        var peer = new HostilePeer();
        peer.Data(0, DataChunk.First | DataChunk.Last, [1], stream: 77);
        peer.Data(1, DataChunk.First | DataChunk.Last, [1], stream: 5000);
        peer.Data(2, DataChunk.First | DataChunk.Last, [2], stream: 0, ssn: 1);
        peer.Flush();
        peer.Link.Client.Received["a"].Single().Bytes.ShouldBe([(byte)2]);
    }

    [Fact]
    public void Sack_OfWhatWasNeverSent_IsIgnored()
    {
        var peer = new HostilePeer();
        peer.Channel.Send(new byte[100], isText: false);
        peer.Victim.Advance();
        var body = peer.Chunk(SctpChunkType.Sack, 0, 12);
        BinaryPrimitives.WriteUInt32BigEndian(body, 0x12345678);
        peer.Flush();
        peer.Channel.BufferedBytes.ShouldBe(100);
        peer.Victim.State.ShouldBe(SctpState.Established);
    }

    [Fact]
    public void AnyChunks_WithTheRightTag_NeverThrowAndStayBounded() =>
        Gen.Select(Gen.Int[0, 15], Gen.Byte, Gen.Byte.Array[0, 60], Gen.Int[-5, 300], Gen.Int[0, 3]).Array[1, 40].Sample(chunks =>
        {
            var peer = new HostilePeer();
            peer.Channel.Send(new byte[5000], isText: false);
            peer.Victim.Advance();
            foreach (var (kind, flags, bytes, offset, way) in chunks)
            {
                SctpChunkType[] extension = [SctpChunkType.ReConfig, SctpChunkType.ForwardTsn, (SctpChunkType)flags];
                var type = kind < 13 ? (SctpChunkType)kind : extension[kind - 13];
                // ABORT would end the game at once.
                if (type is SctpChunkType.Abort)
                    continue;
                if (type == SctpChunkType.Data && way > 0)
                    peer.Data(offset, flags, bytes, (ushort)(way - 1), (ushort)offset, ppid: way == 2 ? Ppid.Dcep : Ppid.Text);
                else if (type == SctpChunkType.ForwardTsn && way > 0)
                    peer.ForwardTsn(offset, ((ushort)way, flags));
                else
                    bytes.CopyTo(peer.Chunk(type, flags, bytes.Length));
                if (way == 3)
                    peer.Flush();
            }
            peer.Flush();
            peer.Link.Run(TimeSpan.FromSeconds(20));
            peer.Victim.Association.InboundCost.ShouldBeInRange(0, Bound);
        }, iter: 500);

    [Fact]
    public void AnyBytes_NeverThrowNorDisturb()
    {
        var link = new SimulatedLink();
        var channel = link.Client.Transport.CreateChannel("a", new DataChannelOptions());
        link.Start();
        link.RunUntil(() => channel.IsOpen);
        Gen.Byte.Array[0, 200].Sample(bytes => link.Server.Transport.Receive(bytes), iter: 2000, threads: 1);

        channel.Send([1, 2], isText: false);
        link.RunUntil(() => link.Server.Received["a"].Count == 1, TimeSpan.FromSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public void MutilatedPackets_OnTheWay_DisturbNothing() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 5]).Sample((seed, flips) =>
        {
            var random = new Random(seed);
            var link = new SimulatedLink(seed);
            // Some packets arrive a second time, broken: the checksum must tell them.
            link.Drop = (from, packet) =>
            {
                var broken = packet.ToArray();
                for (var i = 0; i < flips; i++)
                    broken[random.Next(broken.Length)] ^= (byte)random.Next(1, 256);
                if (!broken.AsSpan().SequenceEqual(packet))
                    from.Other.Transport.Receive(broken);
                return false;
            };
            var channel = link.Client.Transport.CreateChannel("a", new DataChannelOptions());
            link.Start();
            link.RunUntil(() => channel.IsOpen).ShouldBeTrue();
            var message = new byte[30_000];
            random.NextBytes(message);
            channel.Send(message, isText: false);
            link.RunUntil(() => link.Server.Received.GetValueOrDefault("a")?.Count == 1, TimeSpan.FromMinutes(1)).ShouldBeTrue();
            link.Server.Received["a"][0].Bytes.ShouldBe(message);
        }, iter: 100);
}
