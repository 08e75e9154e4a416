using System.Buffers.Binary;
using CsCheck;

namespace Parley.WebRtc.Tests.Sctp;

public class DataChannelPropertyTests
{
    private static readonly Gen<(int Seed, double Loss, double Duplication, int Delay, int Jitter)> Networks = Gen.Select(
        Gen.Int[0, 1_000_000], Gen.Double[0, 0.25], Gen.Double[0, 0.2], Gen.Int[0, 100], Gen.Int[0, 100]);

    // Mostly small, now and then of many pieces.
    private static readonly Gen<int> Sizes = Gen.Frequency((8, Gen.Int[4, 2000]), (2, Gen.Int[2000, 20_000]), (1, Gen.Int[20_000, 262_144]));

    private static readonly Gen<((int Seed, double Loss, double Duplication, int Delay, int Jitter), int[])> Mixed = Gen.Select(Networks, Gen.Int[4, 3000].Array[20, 60]);

    [Fact]
    public void Reliable_OnAnyNetwork_ArrivesOnceAndInOrder() =>
        Gen.Select(Networks, Sizes.Array[1, 30]).Sample((network, sizes) =>
        {
            var link = On(network);
            var channel = Open(link, "r", new DataChannelOptions());
            var back = link.Server.Find("r")!;
            for (var i = 0; i < sizes.Length; i++)
                while (!channel.Send(Message(i, sizes[i]), isText: false) || !back.Send(Message(i, sizes[^(i + 1)]), isText: false))
                    link.Run(TimeSpan.FromSeconds(1));

            link.RunUntil(() => link.Server.Received["r"].Count >= sizes.Length && link.Client.Received["r"].Count >= sizes.Length).ShouldBeTrue();
            link.Run(TimeSpan.FromSeconds(5));
            Check(link.Server.Received["r"], sizes);
            Check(link.Client.Received["r"], [.. sizes.Reverse()]);
            channel.BufferedBytes.ShouldBe(0);
            link.Server.Transport.Association.InboundCost.ShouldBe(0);
        }, iter: 60);

    [Fact]
    public void Unordered_OnAnyNetwork_ArrivesOnce() =>
        Gen.Select(Networks, Gen.Int[4, 5000].Array[1, 60]).Sample((network, sizes) =>
        {
            var link = On(network);
            var channel = Open(link, "u", new DataChannelOptions(Ordered: false));
            for (var i = 0; i < sizes.Length; i++)
                channel.Send(Message(i, sizes[i]), isText: false).ShouldBeTrue();
            var received = link.Server.Received["u"];
            link.RunUntil(() => received.Count >= sizes.Length).ShouldBeTrue();
            link.Run(TimeSpan.FromSeconds(5));
            received.Sort((one, other) => Index(one.Bytes).CompareTo(Index(other.Bytes)));
            Check(received, sizes);
        }, iter: 60);

    [Fact]
    public void Mixed_OnAnyNetwork_LossyNeverHoldsUpReliableNorTheOtherWay() => Mixed.Sample((network, sizes) => ArriveMixed(network, sizes), iter: 60);

    /// <summary>The peer had all pieces that were sent and waited for the others, with everything behind them.</summary>
    [Fact]
    public void Message_GivenUpHalfway_HoldsUpNoLaterOne() => Mixed.Sample((network, sizes) => ArriveMixed(network, sizes), seed: "e1dh4Z4YSe32", iter: 1);

    private static void ArriveMixed((int Seed, double Loss, double Duplication, int Delay, int Jitter) network, int[] sizes)
    {
        var link = On(network);
        var reliable = Open(link, "r", new DataChannelOptions());
        var lossy = Open(link, "l", new DataChannelOptions(Ordered: false, MaxRetransmits: 0));
        var partial = Open(link, "p", new DataChannelOptions(Ordered: true, MaxRetransmits: 1));
        for (var i = 0; i < sizes.Length; i++)
        {
            reliable.Send(Message(i, sizes[i]), isText: false).ShouldBeTrue();
            lossy.Send(Message(i, sizes[i]), isText: false).ShouldBeTrue();
            partial.Send(Message(i, sizes[i]), isText: false).ShouldBeTrue();
            link.Run(TimeSpan.FromMilliseconds(20));
        }
        link.RunUntil(() => reliable.BufferedBytes + lossy.BufferedBytes + partial.BufferedBytes == 0).ShouldBeTrue();
        link.Run(TimeSpan.FromSeconds(5));

        Check(link.Server.Received["r"], sizes);
        foreach (var label in new[] { "l", "p" })
        {
            var indices = link.Server.Received[label].Select(message => Index(message.Bytes)).ToList();
            indices.ShouldBeUnique();
            foreach (var message in link.Server.Received[label])
                message.Bytes.ShouldBe(Message(Index(message.Bytes), sizes[Index(message.Bytes)]));
            if (label == "p")
                indices.ShouldBeInOrder();
        }
        link.Server.Transport.Association.InboundCost.ShouldBe(0);
    }

    private static SimulatedLink On((int Seed, double Loss, double Duplication, int Delay, int Jitter) network) => new(network.Seed)
    {
        Loss = network.Loss,
        Duplication = network.Duplication,
        Delay = TimeSpan.FromMilliseconds(network.Delay),
        Jitter = TimeSpan.FromMilliseconds(network.Jitter),
    };

    private static DataChannel Open(SimulatedLink link, string label, DataChannelOptions options)
    {
        var channel = link.Client.Transport.CreateChannel(label, options);
        link.Start();
        link.RunUntil(() => channel.IsOpen && link.Server.Find(label) is not null).ShouldBeTrue();
        return channel;
    }

    private static byte[] Message(int index, int size)
    {
        var bytes = new byte[size];
        new Random(index * 7919 + size).NextBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, index);
        return bytes;
    }

    private static int Index(byte[] message) => BinaryPrimitives.ReadInt32LittleEndian(message);

    private static void Check(List<(byte[] Bytes, bool IsText)> received, int[] sizes)
    {
        received.Count.ShouldBe(sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            received[i].Bytes.AsSpan().SequenceEqual(Message(i, sizes[i])).ShouldBeTrue($"message {i}");
    }
}
