using System.Buffers;
using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>
/// The library's view of the network: a bounded queue in front, a sender behind. During the handshake <see cref="Receive(Span{byte}, int)"/>
/// waits on the handshake's own thread and says our last flight again when nothing comes; afterwards it never waits. The library would do
/// the former with doubling patience, and needs the peer's whole flight again before it repeats its last one.
/// </summary>
internal sealed class DtlsDatagrams(IDatagramSender sender, SteadyClock clock) : DatagramTransport
{
    /// <summary>A handshake flight is below 10 records; more than this is noise and is dropped.</summary>
    private const int MostQueued = 128;

    private const int LongestReceived = 2048;

    /// <summary>A wait of less would not be one: the system counts in milliseconds.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    private readonly object _lock = new();
    private readonly Queue<(byte[] Buffer, int Length)> _queue = [];
    private readonly InboundOrder _order = new();
    private readonly OutboundFlight _flight = new(sender);
    private TimeSpan _repeatAfter = DtlsPolicy.FirstRepeat;
    private TimeSpan _repeatAt;
    private DtlsPhase _phase;
    private int _lastReceived;
    private bool _isClient;
    private bool _isClosed;

    public DtlsPhase Phase
    {
        get
        {
            lock (_lock)
                return _phase;
        }
        set
        {
            lock (_lock)
                _phase = value;
        }
    }

    /// <summary>Set before anything is sent or delivered.</summary>
    public bool IsClient
    {
        set
        {
            lock (_lock)
                _isClient = _order.IsClient = value;
        }
    }

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
        lock (_lock)
        {
            if (_isClosed || datagram.Length > LongestReceived || !DtlsFilter.Passes(datagram, _phase))
                return;
            if (_phase != DtlsPhase.Handshaking)
            {
                Enqueue(datagram);
                // The server speaks last: a client that still says its last flight has not heard ours.
                if (!_isClient && _phase == DtlsPhase.Established && datagram[0] is DtlsRecord.Handshake or DtlsRecord.ChangeCipherSpec)
                    _flight.Repeat();
                return;
            }
            _order.HasFinished = _flight.HasFinished;
            _order.Take(datagram, Enqueue);
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>
    /// The library sets so much memory aside for each datagram it asks for: afterwards, as much as the next one takes. What is left of the last one is
    /// read into the same memory.
    /// </summary>
    public int GetReceiveLimit()
    {
        lock (_lock)
            return _phase != DtlsPhase.Handshaking && _queue.TryPeek(out var next) ? Math.Max(next.Length, _lastReceived) : LongestReceived;
    }

    public int GetSendLimit() => OutboundFlight.LongestDatagram;

    public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

    public int Receive(Span<byte> buffer, int waitMillis)
    {
        lock (_lock)
        {
            if (_phase == DtlsPhase.Handshaking)
                WaitAndRepeat(clock.Now + TimeSpan.FromMilliseconds(Math.Max(1, waitMillis)));
            if (_isClosed)
                throw new TlsFatalAlert(AlertDescription.user_canceled);
            if (!_queue.TryDequeue(out var datagram))
                return -1;
            _flight.OnHeard();
            var length = Math.Min(datagram.Length, buffer.Length);
            _lastReceived = length;
            datagram.Buffer.AsSpan(0, length).CopyTo(buffer);
            ArrayPool<byte>.Shared.Return(datagram.Buffer);
            return length;
        }
    }

    public void Send(byte[] buf, int off, int len) => Send(buf.AsSpan(off, len));

    public void Send(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            var isHandshake = buffer[0] is DtlsRecord.Handshake or DtlsRecord.ChangeCipherSpec;
            if (isHandshake)
                _flight.Add(buffer);
            // Afterwards there is no wait that the library's own repetitions could go out with.
            if (!isHandshake || _phase != DtlsPhase.Handshaking)
                _flight.Flush();
            if (isHandshake)
                return;
            if (buffer[0] != DtlsRecord.ApplicationData)
            {
                var alert = buffer.ToArray();
                _flight.Stamp(alert);
                sender.SendDatagram(alert);
                return;
            }
        }
        sender.SendDatagram(buffer);
    }

    /// <summary>Sends what the library has said and would not wait for an answer to: our last flight.</summary>
    public void Flush()
    {
        lock (_lock)
            _flight.Flush();
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

    private void Enqueue(ReadOnlySpan<byte> datagram)
    {
        if (_queue.Count >= MostQueued)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(datagram.Length);
        datagram.CopyTo(buffer);
        _queue.Enqueue((buffer, datagram.Length));
    }

    // Under the lock, which waiting gives up.
    private void WaitAndRepeat(TimeSpan until)
    {
        if (_flight.Flush())
            (_repeatAfter, _repeatAt) = (DtlsPolicy.FirstRepeat, clock.Now + DtlsPolicy.FirstRepeat);
        while (_queue.Count == 0 && !_isClosed && clock.Now is var now && now < until)
        {
            if (now >= _repeatAt)
            {
                _flight.Repeat();
                _repeatAfter = _repeatAfter * DtlsPolicy.RepeatGrowth is var longer && longer < DtlsPolicy.LongestRepeat ? longer : DtlsPolicy.LongestRepeat;
                _repeatAt = now + _repeatAfter;
            }
            var wait = (_repeatAt < until ? _repeatAt : until) - now;
            Monitor.Wait(_lock, wait < Breath ? Breath : wait);
        }
    }
}
