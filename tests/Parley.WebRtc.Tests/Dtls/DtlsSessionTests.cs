using System.Text;
using System.Threading.Channels;

namespace Parley.WebRtc.Tests;

/// <summary>Two associations of ours after their handshake, with records carried by hand.</summary>
public sealed class DtlsSessionTests : IAsyncLifetime
{
    private readonly Wire _toServer = new();
    private readonly Wire _toClient = new();
    private readonly DtlsHandshake _handshakes = new(DtlsCertificate.Create(DateTimeOffset.UtcNow), DtlsPolicy.SrtpProfiles);
    private readonly DtlsSession _client;
    private readonly DtlsSession _server;

    public DtlsSessionTests()
    {
        var clock = new SteadyClock(TimeProvider.System);
        (_client, _server) = (new DtlsSession(_toServer, clock), new DtlsSession(_toClient, clock));
        _toServer.Receiver = _server;
        _toClient.Receiver = _client;
    }

    public async ValueTask InitializeAsync()
    {
        var carried = Task.WhenAll(_toServer.CarryAsync(), _toClient.CarryAsync());
        var cancel = TestContext.Current.CancellationToken;
        var server = _server.HandshakeAsync(_handshakes, isClient: false, _handshakes.Fingerprint, cancel);
        var client = _client.HandshakeAsync(_handshakes, isClient: true, _handshakes.Fingerprint, cancel);
        Begin(_server, await server);
        Begin(_client, await client);
        // What the handshake still says is on the way before anything of the test's is.
        (_toServer.ByHand, _toClient.ByHand) = (true, true);
        await carried.WaitAsync(cancel);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        _handshakes.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1200)]
    public void Records_ArriveWhole_InBothDirections(int length)
    {
        var text = new string('x', length);

        _client.Send(Encoding.ASCII.GetBytes(text));
        _server.Deliver(_toServer.Last);
        Received(_server).ShouldBe([text]);

        _server.Send("well"u8);
        _client.Deliver(_toClient.Last);
        Received(_client).ShouldBe(["well"]);
    }

    [Fact]
    public void Record_ThatWasTamperedWith_IsDroppedAndNothingElse()
    {
        _client.Send("book it"u8);
        var genuine = _toServer.Last;
        for (var at = 13; at < genuine.Length; at += 5)
        {
            var forged = genuine.ToArray();
            forged[at] ^= 1;
            _server.Deliver(forged);
        }

        Received(_server).ShouldBeEmpty();
        _server.Deliver(genuine);
        Received(_server).ShouldBe(["book it"]);
        _server.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Record_CutShort_IsDroppedAndNothingElse()
    {
        _client.Send("book it"u8);
        var genuine = _toServer.Last;
        for (var length = 0; length < genuine.Length - 13; length++)
        {
            var cut = genuine[..(13 + length)];
            (cut[11], cut[12]) = (0, (byte)length);
            _server.Deliver(cut);
        }

        Received(_server).ShouldBeEmpty();
        _server.Deliver(genuine);
        Received(_server).ShouldBe(["book it"]);
    }

    [Fact]
    public void Record_ThatComesAgain_IsHeardOnce()
    {
        _client.Send("once"u8);
        _server.Deliver(_toServer.Last);
        _server.Deliver(_toServer.Last);
        Received(_server).ShouldBe(["once"]);
    }

    /// <summary>The memory of a read is as long as the datagram it is for, so a short one in front must not cut a long one behind.</summary>
    [Fact]
    public void Datagrams_OfAnyLengthsInARow_ArriveWhole()
    {
        int[] lengths = [3, 1100, 1, 700, 1200, 20];
        foreach (var length in lengths)
        {
            _client.Send(new byte[length]);
            _server.Deliver(_toServer.Last);
        }

        Received(_server).Select(text => text.Length).ShouldBe(lengths);
    }

    [Fact]
    public void SeveralRecords_InOneDatagram_AllArrive()
    {
        var datagram = new List<byte>();
        foreach (var length in (int[])[5, 400, 2])
        {
            _client.Send(new byte[length]);
            datagram.AddRange(_toServer.Last);
        }

        _server.Deliver([.. datagram]);
        _client.Send(new byte[7]);
        _server.Deliver(_toServer.Last);

        Received(_server).Select(text => text.Length).ShouldBe([5, 400, 2, 7]);
    }

    [Fact]
    public void Close_IsHeardByTheOther()
    {
        _client.Dispose();
        _server.Deliver(_toServer.Last);
        Received(_server).ShouldBeEmpty();
        _server.IsOver.ShouldBeTrue();
    }

    private static List<string> Received(DtlsSession session)
    {
        var received = new List<string>();
        while (session.TryReceive(out var data))
            received.Add(Encoding.ASCII.GetString(data));
        return received;
    }

    private static void Begin(DtlsSession session, DtlsOutcome outcome)
    {
        var established = outcome.ShouldBeOfType<DtlsOutcome.Established>();
        session.Begin(established.Transport, established.Crypto);
    }

    private sealed class Wire : IDatagramSender
    {
        private readonly Channel<byte[]> _line = Channel.CreateUnbounded<byte[]>();

        public DtlsSession Receiver { get; set; } = null!;

        public byte[] Last { get; private set; } = [];

        /// <summary>The wire carries nothing any more; the test does.</summary>
        public bool ByHand
        {
            get;
            set
            {
                field = value;
                _line.Writer.TryComplete();
            }
        }

        public void SendDatagram(ReadOnlySpan<byte> datagram)
        {
            Last = datagram.ToArray();
            _line.Writer.TryWrite(Last);
        }

        public async Task CarryAsync()
        {
            await foreach (var datagram in _line.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
                Receiver.Deliver(datagram);
        }
    }
}
