using System.Buffers.Binary;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>Takes the server's place in an open association and says what it likes, with the right tag and checksum.</summary>
internal sealed class HostilePeer
{
    private readonly SimulatedLink _link = new();
    private readonly SctpPacketWriter _writer;
    private readonly uint _nextTsn;

    public HostilePeer()
    {
        _link.Server.KeepsSent = true;
        var channel = _link.Client.Transport.CreateChannel("a", new DataChannelOptions());
        _link.Start();
        _link.RunUntil(() => channel.IsOpen).ShouldBeTrue();
        _link.Run(TimeSpan.FromSeconds(2));
        _link.Drop = (_, _) => true;
        // The INIT tells the TSN our DATA begins with; one chunk, the channel's ACK, has been sent.
        _nextTsn = BinaryPrimitives.ReadUInt32BigEndian(_link.Server.Sent[0].AsSpan(28)) + 1;
        _writer = new SctpPacketWriter(5000, packet => Victim.Receive(packet.Span))
        {
            RemotePort = 5000,
            VerificationTag = BinaryPrimitives.ReadUInt32BigEndian(_link.Server.Sent[^1].AsSpan(4)),
        };
        Channel = channel;
    }

    public DataChannel Channel { get; }

    public DataChannelTransport Victim => _link.Client.Transport;

    public SimulatedLink Link => _link;

    public void Data(long tsnOffset, byte flags, ReadOnlySpan<byte> payload, ushort stream = 0, ushort ssn = 0, uint ppid = Ppid.Binary)
    {
        var body = Chunk(SctpChunkType.Data, flags, 12 + payload.Length);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)(_nextTsn + tsnOffset));
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], stream);
        BinaryPrimitives.WriteUInt16BigEndian(body[6..], ssn);
        BinaryPrimitives.WriteUInt32BigEndian(body[8..], ppid);
        payload.CopyTo(body[12..]);
    }

    public void ForwardTsn(long tsnOffset, params (ushort Stream, ushort Ssn)[] streams)
    {
        var body = Chunk(SctpChunkType.ForwardTsn, 0, 4 + 4 * streams.Length);
        BinaryPrimitives.WriteUInt32BigEndian(body, (uint)(_nextTsn + tsnOffset));
        for (var i = 0; i < streams.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(body[(4 + 4 * i)..], streams[i].Stream);
            BinaryPrimitives.WriteUInt16BigEndian(body[(6 + 4 * i)..], streams[i].Ssn);
        }
    }

    public Span<byte> Chunk(SctpChunkType type, byte flags, int length) => _writer.Chunk(type, flags, length);

    public void Flush() => _writer.Flush();
}
