using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// What we said last in a handshake, ready to be said again. The library sends a record a datagram; here they share datagrams (RFC 6347
/// section 4.1.1), so that a flight is lost or arrives as a whole. Records of the clear epoch get a new number each time, as a peer may
/// have dropped one whose number it remembers; that of the sealed one is fixed. Guarded by its owner.
/// </summary>
internal sealed class OutboundFlight(IDatagramSender sender)
{
    /// <summary>Fits every path that ICE checks pass (RFC 8831 section 5 advises 1,200).</summary>
    public const int LongestDatagram = 1200;

    private const int MostRecords = 32;

    private readonly List<Entry> _entries = [];
    private readonly byte[] _datagram = new byte[LongestDatagram];
    private bool _isAnswered;
    private bool _hasNew;
    private long _number;

    /// <summary>Our own Finished is out.</summary>
    public bool HasFinished { get; private set; }

    /// <summary>The peer was heard: a message that is new begins our next flight.</summary>
    public void OnHeard() => _isAnswered = true;

    /// <summary>Keeps a record for <see cref="Flush"/>. The same message again takes the place of the one that was there.</summary>
    public void Add(ReadOnlySpan<byte> datagram)
    {
        if (!DtlsRecord.TryTake(ref datagram, out var record))
            return;
        HasFinished |= record.Epoch > 0;
        var kind = Kind.Of(record);
        if (_entries.Find(entry => entry.Kind == kind) is { } known)
        {
            (known.Record, known.IsSent) = (record.Whole.ToArray(), false);
            return;
        }
        if (_isAnswered)
            _entries.Clear();
        _isAnswered = false;
        if (_entries.Count == MostRecords)
            return;
        _entries.Add(new Entry(kind, record.Whole.ToArray()));
        _hasNew = true;
    }

    /// <summary>Sends what was added since the last time.</summary>
    /// <returns>Whether any of it had not been said before.</returns>
    public bool Flush()
    {
        var isNew = _hasNew;
        _hasNew = false;
        var filled = 0;
        foreach (var entry in _entries)
        {
            if (entry.IsSent)
                continue;
            if (filled + entry.Record.Length > LongestDatagram)
            {
                sender.SendDatagram(_datagram.AsSpan(0, filled));
                filled = 0;
            }
            Stamp(entry.Record);
            entry.Record.CopyTo(_datagram.AsSpan(filled));
            filled += entry.Record.Length;
            entry.IsSent = true;
        }
        if (filled > 0)
            sender.SendDatagram(_datagram.AsSpan(0, filled));
        return isNew;
    }

    /// <summary>Sends all of it once more.</summary>
    public void Repeat()
    {
        _entries.ForEach(entry => entry.IsSent = false);
        Flush();
    }

    /// <summary>Gives a record of the clear epoch the next number; the library's own count is not what was sent.</summary>
    public void Stamp(Span<byte> record)
    {
        if (record.Length >= DtlsRecord.HeaderLength && BinaryPrimitives.ReadUInt16BigEndian(record[DtlsRecord.EpochOffset..]) == 0)
            DtlsRecord.Renumber(record, _number++);
    }

    private sealed class Entry(Kind kind, byte[] record)
    {
        public Kind Kind => kind;

        public byte[] Record { get; set; } = record;

        public bool IsSent { get; set; }
    }

    /// <summary>Tells the records of a flight apart, however the library numbers and seals them.</summary>
    private readonly record struct Kind(ushort Epoch, byte Type, ushort Message, int Offset)
    {
        public static Kind Of(DtlsRecord record) => record.Epoch > 0 || record.Body.Length < DtlsRecord.MessageHeaderLength
            ? new Kind(record.Epoch, record.Type, 0, 0)
            : new Kind(
                record.Epoch, record.Type, BinaryPrimitives.ReadUInt16BigEndian(record.Body[4..]),
                record.Body[6] << 16 | BinaryPrimitives.ReadUInt16BigEndian(record.Body[7..]));
    }
}
