namespace Parley.WebRtc;

/// <summary>
/// Neighbouring pieces of one message that is not whole yet. Pieces of a message have consecutive TSNs (RFC 9260, section 6.9), so runs grow
/// at both ends and join; each step costs the same however long the run is.
/// </summary>
internal sealed class FragmentRun
{
    private readonly ushort _streamId;
    private readonly ushort _ssn;
    private readonly uint _ppid;
    private readonly bool _unordered;
    private Piece _head;
    private Piece _tail;

    public FragmentRun(in DataChunk chunk)
    {
        (_streamId, _ssn, _ppid, _unordered) = (chunk.StreamId, chunk.Ssn, chunk.Ppid, chunk.IsUnordered);
        _head = _tail = new Piece(chunk.Payload.ToArray());
        (First, Last) = (chunk.Tsn, chunk.Tsn);
        (HasFirst, HasLast) = (chunk.IsFirst, chunk.IsLast);
        (Bytes, Count) = (chunk.Payload.Length, 1);
    }

    public long First { get; }

    public long Last { get; private set; }

    public bool HasFirst { get; }

    public bool HasLast { get; private set; }

    public int Bytes { get; private set; }

    public int Count { get; private set; }

    public int Cost => Bytes + Count * SctpLimits.PieceOverhead;

    public bool IsWhole => HasFirst && HasLast;

    public bool IsUnordered => _unordered;

    public ushort Ssn => _ssn;

    /// <summary>False when <paramref name="next"/>, which begins where this ends, is not of the same message: the peer breaks the rules.</summary>
    public bool TryJoin(FragmentRun next)
    {
        // A stray difference in PPID between pieces is legal (RFC 9260, section 3.3.1 lets the receiver pick); stream, number and order are not.
        if (HasLast || next.HasFirst || _streamId != next._streamId || _unordered != next._unordered || (!_unordered && _ssn != next._ssn))
            return false;
        _tail.Next = next._head;
        _tail = next._tail;
        (Last, HasLast) = (next.Last, next.HasLast);
        (Bytes, Count) = (Bytes + next.Bytes, Count + next.Count);
        return true;
    }

    public SctpMessage ToMessage()
    {
        if (_head == _tail)
            return new SctpMessage(_streamId, _ppid, _head.Bytes);
        var bytes = new byte[Bytes];
        var at = 0;
        for (var piece = _head; piece is not null; piece = piece.Next)
        {
            piece.Bytes.CopyTo(bytes, at);
            at += piece.Bytes.Length;
        }
        return new SctpMessage(_streamId, _ppid, bytes);
    }

    private sealed class Piece(byte[] bytes)
    {
        public byte[] Bytes => bytes;

        public Piece? Next { get; set; }
    }
}
