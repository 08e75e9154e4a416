using System.Buffers.Binary;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>Takes the server's place in an open association and says what it likes, with the right tag and checksum.</summary>
internal sealed class HostilePeer
{
    private readonly SimulatedLink link = new();
    private readonly SctpPacketWriter writer;
    private readonly uint nextTsn;

    public HostilePeer()
    {
        link.Server.KeepsSent = true;
        var channel = link.Client.Transport.CreateChannel("a", new DataChannelOptions());
        link.Start();
        link.RunUntil(() => channel.IsOpen).ShouldBeTrue();
        link.Run(TimeSpan.FromSeconds(2));
        link.Drop = (_, _) => true;
        // The INIT tells the TSN our DATA begins with; one chunk, the channel's ACK, has been sent.
        nextTsn = BinaryPrimitives.ReadUInt32BigEndian(link.Server.Sent[0].AsSpan(28)) + 1;
        writer = new SctpPacketWriter(5000, packet => Victim.Receive(packet.Span))
        {
            RemotePort = 5000,
            VerificationTag = BinaryPrimitives.ReadUInt32BigEndian(link.Server.Sent[^1].AsSpan(4)),
        };
        Channel = channel;
    }

    public DataChannel Channel { get; }

    public DataChannelTransport Victim => link.Client.Transport;

    public SimulatedLink Link => link;

    public void Data(long tsnOffset, byte flags, ReadOnlySpan<byte> payload, ushort stream = 0, ushort ssn = 0, uint ppid = Ppid.Binary)
    {
        var body = Chunk(SctpChunkType.Data, flags, 12 + payload.Length);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)(nextTsn + tsnOffset));
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], stream);
        BinaryPrimitives.WriteUInt16BigEndian(body[6..], ssn);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], ppid);
        payload.CopyTo(body[12..]);
    }

    public void ForwardTsn(long tsnOffset, params (ushort Stream, ushort Ssn)[] streams)
    {
        var body = Chunk(SctpChunkType.ForwardTsn, 0, 4 + 4 * streams.Length);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)(nextTsn + tsnOffset));
        for (var i = 0; i < streams.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body[(4 + 4 * i)..], streams[i].Stream);
            BinaryPrimitives.WriteUInt16BigEndian(body[(6 + 4 * i)..], streams[i].Ssn);
        }
    }

    public Span<byte> Chunk(SctpChunkType type, byte flags, int length) => writer.Chunk(type, flags, length);

    public void Flush() => writer.Flush();
}
