using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>
/// A DTLS association after its handshake, carrying SCTP. <see cref="Deliver"/> may be called on any thread, the rest only on the peer's loop.
/// </summary>
internal sealed class DtlsSession(IDatagramSender sender, SteadyClock clock) : IDisposable
{
    private const int LongestRecord = 2048;

    private readonly DtlsDatagrams _datagrams = new(sender, clock);
    private readonly byte[] _record = new byte[LongestRecord];
    private DtlsTransport? _transport;
    private DtlsCrypto? _crypto;

    /// <summary>The peer said goodbye, or the association broke.</summary>
    public bool IsOver { get; private set; }

    /// <summary>A datagram waits, such as the ClientHello that starts a handshake of ours.</summary>
    public bool HasDatagrams => !_datagrams.IsEmpty;

    /// <summary>RFC 7983: a first octet of 20 to 63 is DTLS.</summary>
    public static bool LooksLikeDtls(ReadOnlySpan<byte> packet) => packet.Length > 12 && packet[0] is >= 20 and <= 63;

    public void Deliver(ReadOnlySpan<byte> datagram) => _datagrams.Deliver(datagram);

    public async Task<DtlsOutcome> HandshakeAsync(
        DtlsHandshake handshake, bool isClient, CertificateFingerprint expected, CancellationToken cancellationToken) =>
        await handshake.RunAsync(_datagrams, isClient, expected, cancellationToken).ConfigureAwait(false);

    public void Begin(DtlsTransport transport, DtlsCrypto crypto)
    {
        _datagrams.Phase = DtlsPhase.Established;
        (_transport, _crypto) = (transport, crypto);
    }

    /// <summary>Reads one record of application data, if one waits; false when there is no more for now.</summary>
    /// <param name="data">Valid until the next call.</param>
    public bool TryReceive(out ReadOnlySpan<byte> data)
    {
        data = default;
        if (_transport is null || IsOver)
            return false;
        try
        {
            var length = _transport.ReceivePending(_record, null);
            while (length < 0 && !_datagrams.IsEmpty)
                length = _transport.Receive(_record, waitMillis: 1);
            // A close_notify closes the transport without further ado.
            IsOver = _datagrams.IsClosed;
            data = _record.AsSpan(0, Math.Max(0, length));
            if (length >= 0)
                _datagrams.Phase = DtlsPhase.Speaking;
            return length >= 0;
        }
        catch (Exception)
        {
            // A fatal alert, a close_notify or a record the library cannot stomach: the association is over, the process goes on.
            IsOver = true;
            return false;
        }
    }

    public void Send(ReadOnlySpan<byte> data)
    {
        if (_transport is null || IsOver)
            return;
        try
        {
            _transport.Send(data);
        }
        catch (Exception)
        {
            // As above: sending after the association broke.
            IsOver = true;
        }
    }

    /// <summary>Sends close_notify and ends a handshake that still runs.</summary>
    public void Dispose()
    {
        try
        {
            if (!IsOver)
                _transport?.Close();
        }
        catch (Exception)
        {
            // There is no one left to tell.
        }
        IsOver = true;
        _datagrams.Close();
        _crypto?.Dispose();
    }
}
