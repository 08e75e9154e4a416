using System.Net.WebSockets;
using System.Text;
using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parley.Rooms.Protocol;
using Parley.WebRtc.Tests;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

/// <summary>
/// Signalling messages of every kind with a few octets changed, binary and JSON. Each is read, as the pong or the close after it shows; none is a
/// fault of the server's; and somebody else in the room goes on.
/// </summary>
public sealed class SignalFuzzTests : IAsyncLifetime
{
    private readonly FakeLoggerProvider _log = new();
    private RoomsTestHost _host = null!;
    private SignalClient _ben = null!;
    private string _tracksOfBen = "";
    private int _joined;
    private long _pinged;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Gen<Message> Binary { get; } = Gen.OneOf(
    [
        .. SignalSeeds.All.Select(seed => Mutations.Of(seed.ToByteArray())),
        // Octets beyond ASCII seldom make UTF-8: inside of a message that stays whole, a change reaches what reads the text.
        TextOf(SignalSeeds.Offer).Select(sdp => SignalSeeds.OfferOf(sdp).ToByteArray()),
        TextOf(SignalSeeds.Answer).Select(sdp => SignalSeeds.AnswerOf(sdp).ToByteArray()),
        TextOf(SignalSeeds.Candidate).Select(candidate => SignalSeeds.TrickleOf(candidate).ToByteArray()),
    ]).Select(bytes => new Message(bytes, WebSocketMessageType.Binary));

    private static Gen<Message> Json { get; } = Gen.OneOf(
    [
        .. SignalSeeds.All.Select(seed => JsonFormatter.Default.Format(seed)).SelectMany(json =>
            (Gen<byte[]>[])[Mutations.Of(Encoding.UTF8.GetBytes(json)), TextOf(json).Select(Encoding.UTF8.GetBytes)]),
    ]).Select(bytes => new Message(bytes, WebSocketMessageType.Text));

    public async ValueTask InitializeAsync()
    {
        // Others test the budget: here nobody is to be sent away for it.
        _host = await RoomsTestHost.StartAsync(
            RoomsTestHost.Options with { SignalMessagesPerSecond = 10_000 }, configure: services => services.AddSingleton<ILoggerProvider>(_log));
        _ben = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        await _ben.ReceiveAsync(Response.Offer);
        var room = _host.Directory.Find("clinic")!;
        _tracksOfBen = await room.Mailbox.AskAsync(
            () =>
            {
                var track = new PublishedTrack(room.Find("ben")!, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone }));
                room.Publish(track);
                return track.Sid;
            },
            Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _ben.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Or the mutations would begin where nothing is reached.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Seeds_AsTheyAre_AreTakenOneAfterTheOther(int peers)
    {
        using var client = await JoinAsync(peers);
        var leave = SignalSeeds.All.Single(seed => seed.Leave is not null);

        foreach (var seed in SignalSeeds.All.Except([leave]))
            (await client.OutlivesAsync(new Message(seed.ToByteArray(), WebSocketMessageType.Binary))).ShouldBeTrue(seed.MessageCase.ToString());

        (await client.OutlivesAsync(new Message(leave.ToByteArray(), WebSocketMessageType.Binary))).ShouldBeFalse();
        Faults().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Binary_OfAnything_IsReadAndHurtsNobodyElse(int peers) => FuzzAsync(peers, Binary);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Json_OfAnything_IsReadAndHurtsNobodyElse(int peers) => FuzzAsync(peers, Json);

    private static Gen<string> TextOf(string seed) =>
        Mutations.Of(Encoding.ASCII.GetBytes(seed)).Select(bytes => string.Concat(bytes.Select(octet => (char)(octet & 0x7F))));

    private async Task FuzzAsync(int peers, Gen<Message> messages)
    {
        var outlived = 0;
        await messages.Array[1, 4].SampleAsync(
            async sent =>
            {
                _log.Collector.Clear();
                using var ana = await JoinAsync(peers);
                var isIn = true;
                for (var number = 0; isIn && number < sent.Length; number++)
                {
                    isIn = await ana.OutlivesAsync(sent[number]);
                    outlived += isIn ? 1 : 0;
                }

                if (isIn)
                    await ana.LeaveAsync();
                Faults().ShouldBeEmpty();
                await _ben.PingAsync(++_pinged);
            },
            iter: 300,
            threads: 1,
            print: sent => string.Join('\n', sent.Select(message => $"{message.Type} {Encoding.Latin1.GetString(message.Bytes)}")));
        outlived.ShouldBeGreaterThan(30, "or hardly anything but the parser was reached");
    }

    private async Task<Fuzzer> JoinAsync(int peers)
    {
        var token = _host.TokenFor($"ana-{_joined++}", "clinic", grant => grant with { CanUpdateOwnMetadata = true });
        var client = peers == 2 ? await SignalClient.ConnectAsync(_host, token) : await SignalClient.ConnectAsync(_host, token, new JoinRequest { ClientInfo = new ClientInfo { Sdk = ClientInfo.Types.SDK.Js } });
        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = SignalSeeds.Cid, Source = TrackSource.Microphone } });
        var own = (await client.ReceiveAsync(Response.TrackPublished)).TrackPublished.Track.Sid;
        return new Fuzzer(client, own, _tracksOfBen);
    }

    private IEnumerable<string> Faults() => _log.Collector.GetSnapshot()
        .Where(record => record.Level >= LogLevel.Error).Select(record => $"{record.Message} {record.Exception}");

    private sealed record Message(byte[] Bytes, WebSocketMessageType Type);

    /// <summary>A client that sends what it should not.</summary>
    private sealed class Fuzzer(SignalClient client, string ownTrack, string othersTrack) : IDisposable
    {
        private long _pinged;

        /// <returns>False when the server closed on the message.</returns>
        public async Task<bool> OutlivesAsync(Message message)
        {
            try
            {
                await client.SendAsync(WithTracks(message.Bytes), message.Type);
                return await client.PingAsync(++_pinged);
            }
            catch (WebSocketException)
            {
                // Text that is no UTF-8: the server's own library breaks the connection on it.
                return false;
            }
        }

        public async Task LeaveAsync()
        {
            await client.SendAsync(new SignalRequest { Leave = new LeaveRequest() });
            (await client.DrainAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        }

        public void Dispose() => client.Dispose();

        private byte[] WithTracks(byte[] message) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(message)
            .Replace(SignalSeeds.OwnTrack, ownTrack, StringComparison.Ordinal)
            .Replace(SignalSeeds.OthersTrack, othersTrack, StringComparison.Ordinal));
    }
}
