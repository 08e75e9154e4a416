using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// Hands the records of a handshake to the library in an order it can bear. It changes epochs as soon as a ChangeCipherSpec comes and
/// takes nothing of the clear epoch from then on: one that overtakes the peer's CertificateVerify, or comes although that was lost, would
/// leave it waiting until the handshake times out. And a Finished before its ChangeCipherSpec it throws away. So what comes early is held
/// back, and a Finished stands for a ChangeCipherSpec that is missing.
/// <para>
/// In the clear epoch nothing vouches for a record. The library remembers the first that claims a place, and drops what is behind the highest
/// number: a single forgery could keep the peer's own from ever being read. So records are numbered here as they come, but for those that come twice,
/// and a message that is not what a client says in that place is dropped.
/// </para>
/// Guarded by its owner.
/// </summary>
internal sealed class InboundOrder
{
    /// <summary>The peer's Finished, and some of what it may already send behind it.</summary>
    private const int MostHeld = 8;

    /// <summary>Of records that came, so that one that the network doubles, or somebody replays, is not answered with a flight.</summary>
    private const int MostNumbers = 128;

    private readonly MessageProgress[] _progress = [.. ClientMessages.ToArray().Select(_ => new MessageProgress())];
    private readonly List<byte[]> _held = [];
    private readonly Queue<long> _numbers = [];
    private long _nextNumber;
    private bool _hasChanged;

    /// <summary>Set before the first record: the server's ChangeCipherSpec answers ours, the client's follows its other messages.</summary>
    public bool IsClient { get; set; }

    /// <summary>Our own Finished is out.</summary>
    public bool HasFinished { get; set; }

    /// <summary>
    /// Types of what a client says before it changes epochs, in their order and by their numbers (RFC 5246 section 7.3): hello, certificate (always
    /// asked for), key exchange, verify. Nobody asks it to say hello twice.
    /// </summary>
    private static ReadOnlySpan<byte> ClientMessages => [1, 11, 16, 15];

    // The hello was answered before the rest came; a piece of it may have come too early to be counted, and is not said again.
    private bool MayChange => IsClient ? HasFinished : _progress.Skip(1).All(message => message.IsWhole);

    /// <param name="pass">Told each record that the library may have now.</param>
    public void Take(ReadOnlySpan<byte> datagram, Action<ReadOnlySpan<byte>> pass)
    {
        while (DtlsRecord.TryTake(ref datagram, out var record))
        {
            if (record.Epoch == 0 && record.Type != DtlsRecord.ChangeCipherSpec)
                TakeClear(record, pass);
            else if (_held.Count < MostHeld)
                _held.Add(record.Whole.ToArray());
        }
        if (MayChange)
            Release(pass);
    }

    private void TakeClear(DtlsRecord record, Action<ReadOnlySpan<byte>> pass)
    {
        if (_numbers.Contains(record.Number) || (record.Type == DtlsRecord.Handshake && !IsClient && !TryNote(record.Body)))
            return;
        if (_numbers.Count == MostNumbers)
            _numbers.Dequeue();
        _numbers.Enqueue(record.Number);
        Pass(record.Whole.ToArray(), pass);
    }

    /// <summary>False where a message is out of its place; then none of the record counts.</summary>
    private bool TryNote(ReadOnlySpan<byte> messages)
    {
        for (var rest = messages; TryTake(ref rest, out var message);)
            if (NumberOf(message) >= ClientMessages.Length || message[0] != ClientMessages[NumberOf(message)])
                return false;
        while (TryTake(ref messages, out var message))
            _progress[NumberOf(message)].Note(message);
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> messages, out ReadOnlySpan<byte> message)
    {
        message = messages;
        if (messages.Length < DtlsRecord.MessageHeaderLength)
            return false;
        messages = messages[Math.Min(messages.Length, DtlsRecord.MessageHeaderLength + MessageProgress.FragmentLength(messages))..];
        return true;
    }

    private static int NumberOf(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadUInt16BigEndian(message[4..]);

    private void Pass(byte[] record, Action<ReadOnlySpan<byte>> pass)
    {
        DtlsRecord.Renumber(record, _nextNumber++);
        pass(record);
    }

    private void Release(Action<ReadOnlySpan<byte>> pass)
    {
        // A ChangeCipherSpec that was overtaken by what follows it goes first; one record of the next epoch says as much.
        if (!_hasChanged && _held.Count > 0)
        {
            Pass(DtlsRecord.WriteChangeCipherSpec(), pass);
            _hasChanged = true;
        }
        foreach (var record in _held)
            if (record[0] != DtlsRecord.ChangeCipherSpec)
                pass(record);
        _held.Clear();
    }

    /// <summary>How much of one message has come. Pieces count in their order: the peer sends those that came too early again.</summary>
    private sealed class MessageProgress
    {
        private int _length = -1;
        private int _received;

        public bool IsWhole => _received == _length;

        public static int FragmentLength(ReadOnlySpan<byte> message) => UInt24(message[9..]);

        public void Note(ReadOnlySpan<byte> message)
        {
            var offset = UInt24(message[6..]);
            if (offset > _received)
                return;
            _length = UInt24(message[1..]);
            _received = Math.Min(_length, Math.Max(_received, offset + FragmentLength(message)));
        }

        private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
    }
}
