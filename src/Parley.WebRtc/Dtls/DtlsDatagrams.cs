using System.Buffers;
using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>
/// The library's view of the network: a bounded queue in front, a sender behind. During the handshake <see cref="Receive(Span{byte}, int)"/>
/// waits on the handshake's own thread; afterwards it never waits. While it waits it repeats the datagrams of the last flight as they
/// were: what the peer already has it takes for duplicates of the network.
/// </summary>
internal sealed class DtlsDatagrams(IDatagramSender sender) : DatagramTransport
{
    /// <summary>A handshake flight is below 10 datagrams; more than this is noise and is dropped.</summary>
    private const int MostQueued = 128;

    private const int LongestReceived = 2048;
    private const int LongestFlight = 16;

    /// <summary>Fits every path that ICE checks pass (RFC 8831 section 5 advises 1,200).</summary>
    private const int LongestSent = 1200;

    private readonly object _lock = new();
    private readonly Queue<(byte[] Buffer, int Length)> _queue = [];
    private readonly List<byte[]> _flight = [];
    private bool _hasHeardSinceFlight;
    private bool _isClosed;

    public DtlsPhase Phase { get; set; }

    public bool IsClosed
    {
        get
        {
            lock (_lock)
                return _isClosed;
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _queue.Count == 0;
        }
    }

    public void Deliver(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length > LongestReceived || !DtlsFilter.Passes(datagram, Phase))
            return;
        lock (_lock)
        {
            if (_isClosed || _queue.Count >= MostQueued)
                return;
            var buffer = ArrayPool<byte>.Shared.Rent(datagram.Length);
            datagram.CopyTo(buffer);
            _queue.Enqueue((buffer, datagram.Length));
            Monitor.Pulse(_lock);
        }
    }

    public int GetReceiveLimit() => LongestReceived;

    public int GetSendLimit() => LongestSent;

    public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

    public int Receive(Span<byte> buffer, int waitMillis)
    {
        lock (_lock)
        {
            if (Phase == DtlsPhase.Handshaking)
                WaitAndRepeat(TimeSpan.FromMilliseconds(Math.Max(1, waitMillis)));
            if (_isClosed)
                throw new TlsFatalAlert(AlertDescription.user_canceled);
            if (!_queue.TryDequeue(out var datagram))
                return -1;
            _hasHeardSinceFlight = true;
            var length = Math.Min(datagram.Length, buffer.Length);
            datagram.Buffer.AsSpan(0, length).CopyTo(buffer);
            ArrayPool<byte>.Shared.Return(datagram.Buffer);
            return length;
        }
    }

    public void Send(byte[] buf, int off, int len) => Send(buf.AsSpan(off, len));

    public void Send(ReadOnlySpan<byte> buffer)
    {
        if (Phase == DtlsPhase.Handshaking)
            Remember(buffer);
        sender.SendDatagram(buffer);
    }

    public void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            while (_queue.TryDequeue(out var datagram))
                ArrayPool<byte>.Shared.Return(datagram.Buffer);
            Monitor.PulseAll(_lock);
        }
    }

    private void Remember(ReadOnlySpan<byte> datagram)
    {
        lock (_lock)
        {
            if (_hasHeardSinceFlight)
                _flight.Clear();
            _hasHeardSinceFlight = false;
            if (_flight.Count < LongestFlight)
                _flight.Add(datagram.ToArray());
        }
    }

    // Under the lock, which waiting gives up.
    private void WaitAndRepeat(TimeSpan patience)
    {
        while (_queue.Count == 0 && !_isClosed && patience > TimeSpan.Zero)
        {
            var wait = patience < DtlsPolicy.Repeat ? patience : DtlsPolicy.Repeat;
            if (Monitor.Wait(_lock, wait))
                return;
            patience -= wait;
            if (wait < DtlsPolicy.Repeat)
                return;
            foreach (var datagram in _flight)
                sender.SendDatagram(datagram);
        }
    }
}
