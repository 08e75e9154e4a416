namespace Parley.WebRtc.Tests.Sctp;

/// <summary>One side of a <see cref="SimulatedLink"/>: keeps its transport's promises and notes what arrives on which channel.</summary>
internal sealed class LinkEnd : IDataChannelTransportOwner
{
    private readonly SimulatedLink _link;

    public LinkEnd(SimulatedLink link)
    {
        _link = link;
        Transport = new DataChannelTransport(_link.Clock, this);
    }

    public DataChannelTransport Transport { get; }

    public LinkEnd Other { get; set; } = null!;

    public List<DataChannel> Opened { get; } = [];

    public Dictionary<string, List<(byte[] Bytes, bool IsText)>> Received { get; } = [];

    public List<byte[]> Sent { get; } = [];

    public bool KeepsSent { get; set; }

    public TimeSpan? DueAt { get; private set; }

    public DataChannel? Find(string label) => Opened.Find(channel => channel.Label == label);

    public void AdvanceIfDue()
    {
        for (var rounds = 0; DueAt <= _link.Now; rounds++)
        {
            rounds.ShouldBeLessThan(1000, "the transport asks for no time at all, for ever");
            DueAt = null;
            if (Transport.Advance() is { } wait)
                DueAt = DueAt is null || _link.Now + wait < DueAt ? _link.Now + wait : DueAt;
        }
    }

    void IDataChannelTransportOwner.SendPacket(ReadOnlySpan<byte> packet)
    {
        packet.Length.ShouldBeLessThanOrEqualTo(SctpLimits.PacketSize);
        var copy = packet.ToArray();
        if (KeepsSent)
            Sent.Add(copy);
        _link.Send(this, copy);
    }

    void IDataChannelTransportOwner.OnChannelOpen(DataChannel channel)
    {
        Opened.Add(channel);
        var list = Received[channel.Label] = [];
        channel.MessageReceived = (bytes, isText) => list.Add((bytes.ToArray(), isText));
    }

    void IDataChannelTransportOwner.RequestAdvance() => DueAt = _link.Now;
}
