using System.Buffers.Binary;

namespace Parley.WebRtc.Tests;

/// <summary>
/// What becomes of handshake datagrams on a line that is bad, and maybe in hostile hands: the same for the same seed and the same datagrams. It tires:
/// after so many datagrams it lets all pass, so that an honest peer that says its flight again is heard as it is.
/// </summary>
/// <param name="seed">Of the run.</param>
/// <param name="mostShaped">How many datagrams are tampered with before it tires.</param>
/// <param name="foreign">What another peer said in another handshake; without it the line is only bad, and nothing it does is more than a network may do.</param>
internal sealed class FlightMutator(int seed, int mostShaped, IReadOnlyList<byte[]>? foreign = null)
{
    private const int MostRemembered = 40;

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _past = [];
    private int _shaped;
    private long _number;

    private bool IsHostile => foreign is not null;

    /// <returns>What arrives instead, in this order.</returns>
    public IReadOnlyList<byte[]> Shape(byte[] datagram)
    {
        var records = HandshakeLine.Records(datagram);
        records.ForEach(Number);
        if (_shaped++ >= mostShaped)
            return [[.. records.SelectMany(record => record)]];
        var arriving = new List<byte[]>(records);
        for (var times = _random.Next(1, 4); times > 0; times--)
            Tamper(arriving);
        _past.AddRange(records);
        if (_past.Count > MostRemembered)
            _past.RemoveRange(0, _past.Count - MostRemembered);
        return Pack(arriving);
    }

    private void Tamper(List<byte[]> arriving)
    {
        switch (_random.Next(IsHostile ? 9 : 5))
        {
            case 0:
                Take(arriving);
                break;
            case 1 when arriving.Count > 0:
                arriving.Insert(Place(arriving), Any(arriving));
                break;
            case 2:
                Shuffle(arriving);
                break;
            case 3 when Take(arriving) is { Length: >= DtlsRecord.HeaderLength } record:
                foreach (var piece in Split(record))
                    arriving.Insert(Place(arriving), piece);
                break;
            case 4 when _past.Count > 0:
                arriving.Insert(Place(arriving), Any(_past));
                break;
            case 5 when Take(arriving) is { Length: > 0 } record:
                arriving.Insert(Place(arriving), Flipped(record));
                break;
            case 6 when Take(arriving) is { } record:
                arriving.Insert(Place(arriving), record[.._random.Next(record.Length)]);
                break;
            case 7 when Take(arriving) is { Length: >= DtlsRecord.HeaderLength } record:
                arriving.Insert(Place(arriving), Shortened(record));
                break;
            case 8:
                foreach (var record in HandshakeLine.Records(Any(foreign!)))
                    arriving.Insert(Place(arriving), record);
                break;
        }
    }

    private int Place(List<byte[]> arriving) => _random.Next(arriving.Count + 1);

    private byte[] Any(IReadOnlyList<byte[]> of) => of[_random.Next(of.Count)];

    private byte[]? Take(List<byte[]> arriving)
    {
        if (arriving.Count == 0)
            return null;
        var at = _random.Next(arriving.Count);
        var taken = arriving[at];
        arriving.RemoveAt(at);
        return taken;
    }

    private void Shuffle(List<byte[]> arriving)
    {
        var shuffled = arriving.ToArray();
        _random.Shuffle(shuffled);
        arriving.Clear();
        arriving.AddRange(shuffled);
    }

    /// <summary>Anywhere: in the record's header, in a message's, or in what they carry.</summary>
    private byte[] Flipped(byte[] record)
    {
        var flipped = record.ToArray();
        for (var bits = _random.Next(1, 5); bits > 0; bits--)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    /// <summary>Cut, and its header says so: it reads as a whole record.</summary>
    private byte[] Shortened(byte[] record)
    {
        var shortened = record[.._random.Next(DtlsRecord.HeaderLength, record.Length)];
        BinaryPrimitives.WriteUInt16BigEndian(shortened.AsSpan(11), (ushort)(shortened.Length - DtlsRecord.HeaderLength));
        return shortened;
    }

    /// <summary>A message in fragments, as RFC 6347 (section 4.2.3) lets any sender do.</summary>
    private IEnumerable<byte[]> Split(byte[] record)
    {
        var body = record.AsMemory(DtlsRecord.HeaderLength);
        if (record[0] != DtlsRecord.Handshake || record[DtlsRecord.EpochOffset + 1] != 0 || body.Length < DtlsRecord.MessageHeaderLength + 2)
            return [record];
        var length = body.Length - DtlsRecord.MessageHeaderLength;
        var at = _random.Next(1, length);
        return [Fragment(record, 0, at), Fragment(record, at, length - at)];
    }

    private byte[] Fragment(byte[] record, int offset, int length)
    {
        var message = record.AsSpan(DtlsRecord.HeaderLength);
        var begins = offset + (message[6] << 16 | BinaryPrimitives.ReadUInt16BigEndian(message[7..]));
        byte[] fragment =
        [
            .. record[..(DtlsRecord.HeaderLength - 2)], 0, 0,
            .. message[..6], (byte)(begins >> 16), (byte)(begins >> 8), (byte)begins, (byte)(length >> 16), (byte)(length >> 8), (byte)length,
            .. message.Slice(DtlsRecord.MessageHeaderLength + offset, length),
        ];
        BinaryPrimitives.WriteUInt16BigEndian(fragment.AsSpan(11), (ushort)(fragment.Length - DtlsRecord.HeaderLength));
        Number(fragment);
        return fragment;
    }

    /// <summary>Each record its own number, as a sender gives them: there are more of them here than were sent.</summary>
    private void Number(byte[] record)
    {
        if (record[DtlsRecord.EpochOffset + 1] == 0)
            DtlsRecord.Renumber(record, _number++);
    }

    /// <summary>Several to a datagram, or each alone.</summary>
    private List<byte[]> Pack(List<byte[]> records)
    {
        var datagrams = new List<byte[]>();
        foreach (var record in records)
            if (datagrams.Count > 0 && datagrams[^1].Length + record.Length <= OutboundFlight.LongestDatagram && _random.Next(2) == 0)
                datagrams[^1] = [.. datagrams[^1], .. record];
            else
                datagrams.Add(record);
        return datagrams;
    }
}
