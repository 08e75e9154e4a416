using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>
/// Hands the records of a handshake to the library in an order it can bear. It changes epochs as soon as a ChangeCipherSpec comes and
/// takes nothing of the clear epoch from then on: one that overtakes the peer's CertificateVerify, or comes although that was lost, would
/// leave it waiting until the handshake times out. And a Finished before its ChangeCipherSpec it throws away. So what comes early is held
/// back, and a Finished stands for a ChangeCipherSpec that is missing. Guarded by its owner.
/// </summary>
internal sealed class InboundOrder
{
    /// <summary>The peer's Finished, and some of what it may already send behind it.</summary>
    private const int MostHeld = 8;

    // What a client says before it changes epochs (RFC 5246 section 7.3); its certificate is always asked for.
    private readonly MessageProgress _certificate = new(11);
    private readonly MessageProgress _certificateVerify = new(15);
    private readonly MessageProgress _keyExchange = new(16);
    private readonly List<byte[]> _held = [];
    private long _highestNumber = -1;
    private bool _hasChanged;

    /// <summary>Set before the first record: the server's ChangeCipherSpec answers ours, the client's follows its other messages.</summary>
    public bool IsClient { get; set; }

    /// <summary>Our own Finished is out.</summary>
    public bool HasFinished { get; set; }

    private bool MayChange => IsClient ? HasFinished : _certificate.IsWhole && _keyExchange.IsWhole && _certificateVerify.IsWhole;

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
        _highestNumber = Math.Max(_highestNumber, record.Number);
        if (record.Type == DtlsRecord.Handshake)
            for (var messages = record.Body; messages.Length >= DtlsRecord.MessageHeaderLength;)
            {
                _certificate.Note(messages);
                _keyExchange.Note(messages);
                _certificateVerify.Note(messages);
                messages = messages[Math.Min(messages.Length, DtlsRecord.MessageHeaderLength + MessageProgress.FragmentLength(messages))..];
            }
        pass(record.Whole);
    }

    private void Release(Action<ReadOnlySpan<byte>> pass)
    {
        // A ChangeCipherSpec that was overtaken by what follows it goes first; one record of the next epoch says as much.
        if (!_hasChanged && _held.Count > 0)
        {
            ReadOnlySpan<byte> first = _held[0];
            DtlsRecord.TryTake(ref first, out var next);
            pass(DtlsRecord.WriteChangeCipherSpec(next, _highestNumber + 1));
            _hasChanged = true;
        }
        foreach (var record in _held)
            if (record[0] != DtlsRecord.ChangeCipherSpec)
                pass(record);
        _held.Clear();
    }

    /// <summary>How much of one message has come. Pieces count in their order: the peer sends those that came too early again.</summary>
    private sealed class MessageProgress(byte type)
    {
        private int _length = -1;
        private int _received;

        public bool IsWhole => _received == _length;

        public static int FragmentLength(ReadOnlySpan<byte> message) => UInt24(message[9..]);

        public void Note(ReadOnlySpan<byte> message)
        {
            var offset = UInt24(message[6..]);
            if (message[0] != type || offset > _received)
                return;
            _length = UInt24(message[1..]);
            _received = Math.Min(_length, Math.Max(_received, offset + FragmentLength(message)));
        }

        private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] << 16 | BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
    }
}
