using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>libusrsctp at the other end of a bad network, all on virtual time: it is driven without threads of its own.</summary>
internal sealed class UsrSctpPeer : IDataChannelTransportOwner, IDisposable
{
    private const int Step = 5;

    private static readonly UsrSctp.Output Output = OnOutput;
    private static readonly Dictionary<nint, UsrSctpPeer> Peers = [];
    private static nint _nextAddress = 0x1000;
    private static bool _isInitialized;

    private readonly nint _address;
    private readonly nint _socket;
    private readonly Random _random;
    private readonly Queue<byte[]> _toUs = new();
    private readonly Queue<byte[]> _toPeer = new();
    private bool _closed;

    public UsrSctpPeer(int seed)
    {
        if (!_isInitialized)
            UsrSctp.InitNoThreads(0, Output, 0);
        _isInitialized = true;
        _random = new Random(seed);
        Transport = new DataChannelTransport(Clock, this);
        _address = _nextAddress++;
        Peers[_address] = this;
        UsrSctp.RegisterAddress(_address);
        _socket = UsrSctp.Socket(UsrSctp.AfConn, UsrSctp.SockStream, UsrSctp.IpProtoSctp, 0, 0, 0, 0);
        _socket.ShouldNotBe(0);
        UsrSctp.SetNonBlocking(_socket, 1).ShouldBe(0);
        // SCTP_RECVRCVINFO, SCTP_NODELAY, SCTP_INITMSG with 256 streams each way, SCTP_ENABLE_STREAM_RESET for all associations.
        Set(0x1f, BitConverter.GetBytes(1));
        Set(0x04, BitConverter.GetBytes(1));
        Set(0x03, [0, 1, 0, 1, 0, 0, 0, 0]);
        Set(0x900, [.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(7)]);
        // SO_SNDBUF and SO_RCVBUF: room for the largest message.
        foreach (var option in new[] { 7, 8 })
            UsrSctp.SetSockOpt(_socket, 1, option, BitConverter.GetBytes(1024 * 1024), 4).ShouldBe(0);
        var at = Address();
        UsrSctp.Bind(_socket, ref at, 16).ShouldBe(0);
    }

    public FakeTimeProvider Clock { get; } = new();

    public DataChannelTransport Transport { get; }

    public double Loss { get; set; }

    public List<DataChannel> Opened { get; } = [];

    /// <summary>What libusrsctp received: stream, PPID, bytes.</summary>
    public List<(ushort Stream, uint Ppid, byte[] Bytes)> Received { get; } = [];

    /// <summary>Set when the peer's socket reports the association gone.</summary>
    public bool IsGone { get; private set; }

    public void Connect()
    {
        var at = Address();
        UsrSctp.Connect(_socket, ref at, 16).ShouldBe(-1);
        Marshal.GetLastPInvokeError().ShouldBe(115, "EINPROGRESS is how a non-blocking connect begins");
    }

    public void Send(ushort stream, uint ppid, byte[] bytes, bool unordered = false, int? maxRetransmits = null)
    {
        var info = new UsrSctp.SendInfo
        {
            Valid = maxRetransmits is null ? 1u : 3u,
            Stream = stream,
            Flags = (ushort)(0x2000 | (unordered ? 0x0400 : 0)),
            Ppid = BinaryPrimitives.ReverseEndianness(ppid),
            Policy = (ushort)(maxRetransmits is null ? 0 : 3),
            Value = (uint)(maxRetransmits ?? 0),
        };
        nint sent = 0;
        RunUntil(() => (sent = UsrSctp.SendV(_socket, bytes, (nuint)bytes.Length, 0, 0, ref info, 32, 4, 0)) > 0).ShouldBeTrue();
        sent.ShouldBe(bytes.Length);
    }

    /// <summary>SCTP_RESET_STREAMS, outgoing.</summary>
    public void ResetOutgoing(ushort stream) =>
        Set(0x901, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes((ushort)2), .. BitConverter.GetBytes((ushort)1), .. BitConverter.GetBytes(stream)]);

    public void Shutdown()
    {
        _closed = true;
        UsrSctp.Close(_socket);
    }

    public bool RunUntil(Func<bool> condition, int seconds = 120)
    {
        for (var elapsed = 0; elapsed < seconds * 1000; elapsed += Step)
        {
            if (condition())
                return true;
            Transport.Advance();
            Carry(_toPeer, packet => UsrSctp.ConnInput(_address, packet, (nuint)packet.Length, 0));
            Carry(_toUs, packet => Transport.Receive(packet));
            Receive();
            UsrSctp.HandleTimers(Step);
            Clock.Advance(TimeSpan.FromMilliseconds(Step));
        }
        return condition();
    }

    public void Dispose()
    {
        Transport.Close();
        Loss = 0;
        if (!_closed)
            UsrSctp.Close(_socket);
        for (var i = 0; i < 100; i++)
        {
            Carry(_toPeer, packet => UsrSctp.ConnInput(_address, packet, (nuint)packet.Length, 0));
            UsrSctp.HandleTimers(Step);
        }
        Peers.Remove(_address);
    }

    void IDataChannelTransportOwner.SendPacket(ReadOnlySpan<byte> packet) => _toPeer.Enqueue(packet.ToArray());

    void IDataChannelTransportOwner.OnChannelOpen(DataChannel channel) => Opened.Add(channel);

    void IDataChannelTransportOwner.RequestAdvance() { }

    private static int OnOutput(nint address, nint buffer, nuint length, byte tos, byte setDontFragment)
    {
        var packet = new byte[(int)length];
        Marshal.Copy(buffer, packet, 0, packet.Length);
        if (Peers.TryGetValue(address, out var peer))
            peer._toUs.Enqueue(packet);
        return 0;
    }

    private void Carry(Queue<byte[]> packets, Action<byte[]> deliver)
    {
        for (var count = packets.Count; count > 0; count--)
            if (packets.Dequeue() is var packet && _random.NextDouble() >= Loss)
                deliver(packet);
    }

    private void Receive()
    {
        if (_closed)
            return;
        var buffer = new byte[512 * 1024];
        var from = new byte[32];
        while (true)
        {
            uint fromLength = 32, infoLength = 32, infoType = 0;
            var info = default(UsrSctp.ReceiveInfo);
            var flags = 0;
            var length = UsrSctp.RecvV(_socket, buffer, (nuint)buffer.Length, from, ref fromLength, ref info, ref infoLength, ref infoType, ref flags);
            if (length <= 0)
            {
                // ECONNRESET; EAGAIN (11) and ENOTCONN (107) only mean that nothing is there.
                IsGone |= length < 0 && Marshal.GetLastPInvokeError() is not (11 or 107);
                return;
            }
            Received.Add((info.Stream, BinaryPrimitives.ReverseEndianness(info.Ppid), buffer[..(int)length]));
        }
    }

    private void Set(int option, byte[] value) =>
        UsrSctp.SetSockOpt(_socket, UsrSctp.IpProtoSctp, option, value, (uint)value.Length).ShouldBe(0, $"option {option:x}");

    private UsrSctp.ConnAddress Address() => new()
    {
        Family = UsrSctp.AfConn,
        Port = (ushort)IPAddress.HostToNetworkOrder((short)5000),
        Address = _address,
    };
}
