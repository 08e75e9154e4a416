using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>Runs handshakes, which the library can only do by blocking: each on a short-lived thread, and not too many at once.</summary>
internal sealed class DtlsHandshake(DtlsCertificate certificate, IReadOnlyList<SrtpProfile> profiles) : IDisposable
{
    /// <summary>A peer that stalls holds its place for <see cref="DtlsPolicy.HandshakeTimeout"/> at most.</summary>
    private const int MostAtOnce = 256;

    /// <summary>Certificates and key exchange fit; the default of 1 MB a thread is waste.</summary>
    private const int StackBytes = 256 * 1024;

    private readonly SemaphoreSlim _places = new(MostAtOnce);

    public CertificateFingerprint Fingerprint => certificate.Fingerprint;

    public async Task<DtlsOutcome> RunAsync(
        DtlsDatagrams datagrams, bool isClient, CertificateFingerprint expected, CancellationToken cancellationToken)
    {
        datagrams.IsClient = isClient;
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var outcome = new TaskCompletionSource<DtlsOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new Thread(() => outcome.SetResult(Run(datagrams, isClient, expected)), StackBytes)
            {
                IsBackground = true,
                Name = "DTLS handshake",
            };
            thread.Start();
            // Closing the datagrams ends the blocking call, and with it the thread.
            await using var registration = cancellationToken.Register(datagrams.Close).ConfigureAwait(false);
            return await outcome.Task.ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private DtlsOutcome Run(DtlsDatagrams datagrams, bool isClient, CertificateFingerprint expected)
    {
        var crypto = new DtlsCrypto();
        try
        {
            if (isClient)
            {
                var client = new DtlsClientPeer(crypto, certificate, expected, profiles);
                return Established(new DtlsClientProtocol().Connect(client, datagrams), crypto, client);
            }
            var server = new DtlsServerPeer(crypto, certificate, expected, profiles);
            var transport = new DtlsServerProtocol().Accept(server, datagrams);
            datagrams.Flush();
            return Established(transport, crypto, server);
        }
        catch (Exception exception)
        {
            // Whatever a hostile or broken peer provokes inside the library ends this handshake and nothing else.
            crypto.Dispose();
            return new DtlsOutcome.Refused(exception.Message);
        }
    }

    private static DtlsOutcome.Established Established(DtlsTransport transport, DtlsCrypto crypto, IDtlsPeer peer) =>
        new(transport, crypto, peer.Profile, peer.ExportedKeys);
}
