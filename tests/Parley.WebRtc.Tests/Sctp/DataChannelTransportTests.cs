using System.Text;

namespace Parley.WebRtc.Tests.Sctp;

public class DataChannelTransportTests
{
    private static readonly DataChannelOptions Reliable = new();
    private static readonly DataChannelOptions Lossy = new(Ordered: false, MaxRetransmits: 0);

    [Fact]
    public void Start_BothSidesAtOnce_OpensAllChannels()
    {
        var link = new SimulatedLink();
        var reliable = link.Client.Transport.CreateChannel("_reliable", Reliable);
        var lossy = link.Client.Transport.CreateChannel("_lossy", Lossy);
        var back = link.Server.Transport.CreateChannel("back", Reliable);

        link.Start();

        link.RunUntil(() => link.Client.Opened.Count == 3 && link.Server.Opened.Count == 3, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        (reliable.IsOpen, lossy.IsOpen, back.IsOpen).ShouldBe((true, true, true));
        (reliable.Stream.Id, lossy.Stream.Id, back.Stream.Id).ShouldBe(((ushort)0, (ushort)2, (ushort)1));
        link.Server.Find("_lossy")!.Options.ShouldBe(Lossy);
        link.Server.Find("_reliable")!.Options.ShouldBe(Reliable);
    }

    [Fact]
    public void Start_OneSideLater_OpensAllTheSame()
    {
        var link = new SimulatedLink();
        link.Client.Transport.CreateChannel("a", Reliable);
        link.Client.Transport.Start(isDtlsClient: true);
        link.Run(TimeSpan.FromSeconds(3));

        link.Server.Transport.Start(isDtlsClient: false);

        link.RunUntil(() => link.Client.Opened.Count == 1 && link.Server.Opened.Count == 1, TimeSpan.FromSeconds(10)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(10, 4)]
    // Each side is opened by the other's cookie: nobody asks for these again.
    [InlineData(11, 2)]
    public void Start_FirstChunksOfAKindLost_OpensAllTheSame(int chunkType, int count)
    {
        var link = new SimulatedLink();
        var lost = 0;
        link.Drop = (_, packet) => packet[12] == chunkType && lost++ < count;
        link.Client.Transport.CreateChannel("a", Reliable);

        link.Start();

        link.RunUntil(() => link.Client.Opened.Count == 1 && link.Server.Opened.Count == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        lost.ShouldBeGreaterThanOrEqualTo(count);
    }

    [Fact]
    public void Start_NobodyAnswers_Ends()
    {
        var link = new SimulatedLink { Loss = 1 };
        var channel = link.Client.Transport.CreateChannel("a", Reliable);
        link.Client.Transport.Start(isDtlsClient: true);

        link.RunUntil(() => link.Client.Transport.State == SctpState.Ended).ShouldBeTrue();
        channel.IsOpen.ShouldBeFalse();
        link.Client.Transport.Advance().ShouldBeNull();
    }

    [Fact]
    public void Send_TextBinaryAndEmpty_ArriveAsSent()
    {
        var link = Connected(out var channel);
        channel.Send("hällo"u8, isText: true).ShouldBeTrue();
        channel.Send([1, 2, 3], isText: false).ShouldBeTrue();
        channel.Send([], isText: true).ShouldBeTrue();
        channel.Send([], isText: false).ShouldBeTrue();

        var received = link.Server.Received["a"];
        link.RunUntil(() => received.Count == 4, TimeSpan.FromSeconds(2)).ShouldBeTrue();
        Encoding.UTF8.GetString(received[0].Bytes).ShouldBe("hällo");
        received.Select(message => message.IsText).ShouldBe([true, false, true, false]);
        received.Select(message => message.Bytes.Length).ShouldBe([6, 3, 0, 0]);
        link.RunUntil(() => channel.BufferedBytes == 0, TimeSpan.FromSeconds(2)).ShouldBeTrue();
    }

    [Fact]
    public void Send_LargestMessageBothWays_Arrives()
    {
        var link = Connected(out var channel);
        var message = Bytes(SctpLimits.LargestMessage);
        channel.Send(message, isText: false).ShouldBeTrue();
        link.Server.Find("a")!.Send(message, isText: false).ShouldBeTrue();

        link.RunUntil(() => link.Server.Received["a"].Count == 1 && link.Client.Received["a"].Count == 1, TimeSpan.FromSeconds(5)).ShouldBeTrue();
        link.Server.Received["a"][0].Bytes.ShouldBe(message);
        link.Client.Received["a"][0].Bytes.ShouldBe(message);
    }

    [Fact]
    public void Send_MoreThanAllowed_AnswersFalse()
    {
        var link = Connected(out var channel);
        channel.Send(new byte[SctpLimits.LargestMessage + 1], isText: false).ShouldBeFalse();
        var accepted = 0;
        while (channel.Send(new byte[SctpLimits.LargestMessage], isText: false))
            accepted++;
        accepted.ShouldBe(SctpLimits.SendBuffer / SctpLimits.LargestMessage);

        link.RunUntil(() => channel.BufferedBytes == 0).ShouldBeTrue();
        channel.Send([1], isText: false).ShouldBeTrue();
        link.Server.Received["a"].Count.ShouldBe(accepted);
    }

    [Fact]
    public void Send_AfterThePeerVanished_EndsTheAssociation()
    {
        var link = Connected(out var channel);
        link.Loss = 1;
        channel.Send([1], isText: false).ShouldBeTrue();

        link.RunUntil(() => link.Client.Transport.State == SctpState.Ended, TimeSpan.FromMinutes(3)).ShouldBeTrue();
        (channel.IsOpen, channel.Send([1], isText: false)).ShouldBe((false, false));
    }

    [Fact]
    public void Silence_WithAPeerThatVanished_IsNoticedByHeartbeats()
    {
        var link = Connected(out _);
        link.Run(TimeSpan.FromMinutes(5));
        link.Client.Transport.State.ShouldBe(SctpState.Established);
        link.Loss = 1;

        link.RunUntil(() => link.Client.Transport.State == SctpState.Ended, TimeSpan.FromMinutes(5)).ShouldBeTrue();
    }

    [Fact]
    public void Close_TellsThePeer()
    {
        var link = Connected(out var channel);
        link.Client.Transport.Close();
        link.Run(TimeSpan.FromSeconds(1));

        link.Server.Transport.State.ShouldBe(SctpState.Ended);
        (channel.IsOpen, link.Server.Find("a")!.IsOpen).ShouldBe((false, false));
    }

    [Fact]
    public void CloseChannel_ResetsBothSidesAndFreesTheNumber()
    {
        var link = Connected(out var channel);
        channel.Send(Bytes(50_000), isText: false);
        link.RunUntil(() => channel.BufferedBytes == 0);
        link.Client.Transport.CloseChannel(channel);
        link.Run(TimeSpan.FromSeconds(2));
        (channel.IsOpen, link.Server.Find("a")!.IsOpen).ShouldBe((false, false));

        var next = link.Client.Transport.CreateChannel("b", Reliable);
        next.Stream.Id.ShouldBe(channel.Stream.Id);
        link.RunUntil(() => next.IsOpen, TimeSpan.FromSeconds(2)).ShouldBeTrue();
        next.Send([7], isText: false).ShouldBeTrue();
        link.RunUntil(() => link.Server.Received["b"].Count == 1, TimeSpan.FromSeconds(2)).ShouldBeTrue();
    }

    [Fact]
    public void CloseChannel_OnABadNetwork_StillFreesTheNumber()
    {
        var link = Connected(out var channel);
        (link.Loss, link.Jitter) = (0.3, TimeSpan.FromMilliseconds(30));
        channel.Send(Bytes(20_000), isText: false);
        link.Run(TimeSpan.FromMilliseconds(15));
        link.Client.Transport.CloseChannel(channel);
        link.RunUntil(() => channel is { IsIncomingReset: true, IsOutgoingReset: true }, TimeSpan.FromMinutes(1)).ShouldBeTrue();
    }

    [Fact]
    public void Channels_OnLinesThatLoseAFifth_OpenWithinSeconds()
    {
        var times = Enumerable.Range(1, 300).Select(seed =>
        {
            var link = new SimulatedLink(seed) { Loss = 0.2, Jitter = TimeSpan.FromMilliseconds(60) };
            link.Client.Transport.CreateChannel("a", Reliable);
            link.Start();
            link.RunUntil(() => link.Client.Opened.Count == 1 && link.Server.Opened.Count == 1).ShouldBeTrue();
            return link.Now;
        }).Order().ToArray();

        times[150].ShouldBeLessThan(TimeSpan.FromSeconds(1));
        times[297].ShouldBeLessThan(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void Message_ThatEndsABurst_IsAcknowledgedAtOnce()
    {
        var link = Connected(out var channel);
        link.Run(TimeSpan.FromSeconds(1));
        channel.Send([1], isText: false).ShouldBeTrue();
        link.Run(2 * link.Delay + TimeSpan.FromMilliseconds(5));
        channel.BufferedBytes.ShouldBe(0);
    }

    [Fact]
    public void Association_OnALineDeadForHalfAMinute_GoesOnWithinASecondOfItsReturn()
    {
        var link = Connected(out var channel);
        link.Loss = 1;
        channel.Send([1], isText: false).ShouldBeTrue();
        link.Run(TimeSpan.FromSeconds(35));
        link.Loss = 0;
        link.RunUntil(() => link.Server.Received["a"].Count == 1, TimeSpan.FromSeconds(1.1)).ShouldBeTrue();
    }

    [Fact]
    public void Lossy_WhatIsLostIsNotSentAgainAndHoldsUpNothing()
    {
        var link = Connected(out _);
        var lossy = link.Client.Transport.CreateChannel("lossy", Lossy);
        link.RunUntil(() => lossy.IsOpen);
        var received = link.Server.Received["lossy"];
        var data = 0;
        link.Drop = (from, packet) => from == link.Client && packet.Length > 100 && ++data % 3 == 0;
        for (byte i = 0; i < 60; i++)
        {
            lossy.Send(Enumerable.Repeat(i, 200).ToArray(), isText: false).ShouldBeTrue();
            link.Run(TimeSpan.FromMilliseconds(20));
        }
        link.Run(TimeSpan.FromSeconds(3));

        received.Count.ShouldBe(40);
        received.Select(message => message.Bytes[0]).ShouldBeUnique();
        lossy.BufferedBytes.ShouldBe(0);
        link.Server.Transport.Association.InboundCost.ShouldBe(0);
    }

    [Fact]
    public void Lifetime_OnceOver_IsNotTriedAgain()
    {
        var link = Connected(out var reliable);
        var brief = link.Client.Transport.CreateChannel("brief", new DataChannelOptions(MaxLifetime: TimeSpan.FromMilliseconds(300)));
        link.RunUntil(() => brief.IsOpen);
        link.Server.Find("brief")!.Options.ShouldBe(brief.Options);
        link.Loss = 1;
        brief.Send([1], isText: false).ShouldBeTrue();
        reliable.Send([1], isText: false).ShouldBeTrue();
        link.Run(TimeSpan.FromMilliseconds(500));
        link.Loss = 0;
        brief.Send([2], isText: false).ShouldBeTrue();
        link.Run(TimeSpan.FromSeconds(5));

        link.Server.Received["brief"].Select(message => message.Bytes.Single()).ShouldBe([(byte)2]);
        link.Server.Received["a"].Select(message => message.Bytes.Single()).ShouldBe([(byte)1]);
        brief.BufferedBytes.ShouldBe(0);
    }

    [Fact]
    public void CreateChannel_AfterClose_IsClosed()
    {
        var link = new SimulatedLink();
        var early = link.Client.Transport.CreateChannel("early", Reliable);
        link.Client.Transport.Close();
        link.Start();
        link.Run(TimeSpan.FromSeconds(1));
        var late = link.Client.Transport.CreateChannel("late", Reliable);
        (early.IsOpen, late.IsOpen, late.Send([1], isText: false)).ShouldBe((false, false, false));
        link.Client.Opened.ShouldBeEmpty();
    }

    [Fact]
    public void Send_FromManyThreads_LosesNothing()
    {
        var link = Connected(out var channel);
        Parallel.For(0, 8, i =>
        {
            for (var n = 0; n < 100; n++)
                channel.Send([(byte)i, (byte)n], isText: false).ShouldBeTrue();
        });
        var received = link.Server.Received["a"];
        link.RunUntil(() => received.Count == 800).ShouldBeTrue();
        foreach (var thread in received.GroupBy(message => message.Bytes[0]))
            thread.Select(message => (int)message.Bytes[1]).ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void Throughput_OnACleanLink_FillsTheWindow()
    {
        var link = Connected(out var channel);
        var begin = link.Now;
        for (var i = 0; i < 16; i++)
            channel.Send(new byte[SctpLimits.LargestMessage], isText: false).ShouldBeTrue();
        link.RunUntil(() => link.Server.Received["a"].Count == 16).ShouldBeTrue();
        (link.Now - begin).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        link.Client.Transport.Association.CongestionWindow.ShouldBeGreaterThan(100_000);
    }

    private static SimulatedLink Connected(out DataChannel channel)
    {
        var link = new SimulatedLink();
        var created = channel = link.Client.Transport.CreateChannel("a", Reliable);
        link.Start();
        link.RunUntil(() => created.IsOpen && link.Server.Opened.Count == 1, TimeSpan.FromSeconds(5)).ShouldBeTrue();
        return link;
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
