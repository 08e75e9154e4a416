using System.Threading.Channels;

namespace Parley.WebRtc.Tests;

/// <summary>A DTLS client and a server on a line that a test shapes record by record.</summary>
internal sealed class HandshakeLine : IAsyncDisposable
{
    private static readonly SteadyClock Clock = new(TimeProvider.System);

    private readonly End _client;
    private readonly End _server;
    private readonly DtlsCertificate _certificate = DtlsCertificate.Create(DateTimeOffset.UtcNow);

    /// <param name="fromClient">What becomes of the records of one datagram: each of the answer travels alone, in that order.</param>
    /// <param name="fromServer">The other way.</param>
    public HandshakeLine(Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>> fromClient, Func<IReadOnlyList<byte[]>, IEnumerable<byte[]>> fromServer)
        : this((byte[] datagram) => fromClient(Records(datagram)), datagram => fromServer(Records(datagram)))
    {
    }

    /// <param name="fromClient">What becomes of one datagram: what arrives instead, in that order.</param>
    /// <param name="fromServer">The other way.</param>
    public HandshakeLine(Func<byte[], IEnumerable<byte[]>> fromClient, Func<byte[], IEnumerable<byte[]>> fromServer)
    {
        (_client, _server) = (new End(fromClient), new End(fromServer));
        (_client.Other, _server.Other) = (_server.Datagrams, _client.Datagrams);
    }

    /// <summary>Types of the records in each datagram of the client, in the order they were sent.</summary>
    public IReadOnlyList<byte[]> ClientDatagrams
    {
        get
        {
            lock (_client.Sent)
                return [.. _client.Sent];
        }
    }

    /// <summary>Whether both ends are established.</summary>
    public async Task<bool> ConnectAsync()
    {
        var (client, server) = await NegotiateAsync(DtlsPolicy.SrtpProfiles, DtlsPolicy.SrtpProfiles);
        return (client, server) is (DtlsOutcome.Established, DtlsOutcome.Established);
    }

    /// <summary>What comes of a handshake between ends that know these profiles.</summary>
    public async Task<(DtlsOutcome Client, DtlsOutcome Server)> NegotiateAsync(IReadOnlyList<SrtpProfile> ofClient, IReadOnlyList<SrtpProfile> ofServer)
    {
        using DtlsHandshake clients = new(_certificate, ofClient), servers = new(_certificate, ofServer);
        var client = clients.RunAsync(_client.Datagrams, isClient: true, _certificate.Fingerprint, TestContext.Current.CancellationToken);
        var server = await servers.RunAsync(_server.Datagrams, isClient: false, _certificate.Fingerprint, TestContext.Current.CancellationToken);
        if (server is DtlsOutcome.Established)
            _server.Datagrams.Phase = DtlsPhase.Established;
        return (await client, server);
    }

    public static List<byte[]> Records(ReadOnlySpan<byte> datagram)
    {
        var records = new List<byte[]>();
        while (DtlsRecord.TryTake(ref datagram, out var record))
            records.Add(record.Whole.ToArray());
        return records;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    private sealed class End : IDatagramSender, IAsyncDisposable
    {
        // A network between the two ends' locks: neither may be held while the other is asked for.
        private readonly Channel<byte[]> _line = Channel.CreateUnbounded<byte[]>();
        private readonly Func<byte[], IEnumerable<byte[]>> _shape;
        private readonly Task _running;

        public End(Func<byte[], IEnumerable<byte[]>> shape)
        {
            _shape = shape;
            Datagrams = new DtlsDatagrams(this, Clock);
            _running = CarryAsync();
        }

        public DtlsDatagrams Datagrams { get; }

        public DtlsDatagrams Other { get; set; } = null!;

        public List<byte[]> Sent { get; } = [];

        public void SendDatagram(ReadOnlySpan<byte> datagram) => _line.Writer.TryWrite(datagram.ToArray());

        public async ValueTask DisposeAsync()
        {
            Datagrams.Close();
            _line.Writer.TryComplete();
            await _running;
        }

        private async Task CarryAsync()
        {
            await foreach (var datagram in _line.Reader.ReadAllAsync())
            {
                lock (Sent)
                    Sent.Add([.. Records(datagram).Select(record => record[0])]);
                foreach (var arriving in _shape(datagram))
                    Other.Deliver(arriving);
            }
        }
    }
}
