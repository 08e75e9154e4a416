using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parley.Rooms.Protocol;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

/// <summary>Where the server itself breaks: whom it hurts, what they are told, and what the log says.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly FakeLoggerProvider _log = new();
    private RoomsTestHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await RoomsTestHost.StartAsync(configure: services => services.AddSingleton<ILoggerProvider>(_log));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Handler_ThatThrows_SendsItsClientToStartOverAndNobodyElse()
    {
        using var ben = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        using var ana = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await ana.ReceiveAsync(Response.Offer);
        await BreakOnRightsAsync();

        await ana.SendAsync(new SignalRequest { SubscriptionPermission = new SubscriptionPermission() });

        var leave = (await ana.ReceiveAsync(Response.Leave)).Leave;
        (leave.Reason, leave.Action).ShouldBe((DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect));
        (await ana.DrainAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        var told = await ErrorAsync();
        told.Message.ShouldBe("Handling the SubscriptionPermission of ana in room clinic failed; it must start over");
        told.Exception.ShouldBeOfType<NotSupportedException>();

        using var again = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        (await again.ReceiveAsync())!.Join.OtherParticipants.Select(other => other.Identity).ShouldBe(["ben", "broken"], ignoreOrder: true);
        await ben.SendAsync(new SignalRequest { Ping = 1 });
        await ben.ReceiveAsync(Response.Pong);
    }

    [Fact]
    public async Task Join_WithAnOfferThatIsNone_LeavesNobodyBehind()
    {
        var join = new JoinRequest { PublisherOffer = new SessionDescription { Type = "offer", Sdp = "nonsense" } };
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"), join);

        (await client.ReceiveAsync(Response.Leave)).Leave.Action.ShouldBe(LeaveRequest.Types.Action.Reconnect);
        (await client.DrainAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => room.Find("ana"), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Join_OnWhichTheServerBreaks_IsToldSoAndLeavesNobodyBehind()
    {
        using var ben = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        await ben.ReceiveAsync(Response.Offer);
        var room = _host.Directory.Find("clinic")!;
        await room.Mailbox.AskAsync(
            () =>
            {
                // A track without a publisher: whoever comes next is to be told of it.
                room.Find("ben")!.Tracks.Add(new PublishedTrack(null!, new TrackInfo()));
                return true;
            },
            Cancel);

        using var ana = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));

        var leave = (await ana.ReceiveAsync(Response.Leave)).Leave;
        (leave.Reason, leave.Action).ShouldBe((DisconnectReason.JoinFailure, LeaveRequest.Types.Action.Disconnect));
        (await ana.DrainAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        (await room.Mailbox.AskAsync(() => room.Find("ana"), Cancel)).ShouldBeNull();
        (await ErrorAsync()).Message.ShouldBe("ana could not be let into room clinic");
        // Whole again, or the room could not close either.
        await room.Mailbox.AskAsync(() => room.Find("ben")!.Tracks.RemoveAll(track => track.Publisher is null), Cancel);
    }

    /// <summary>The first thing the log calls an error.</summary>
    private ValueTask<FakeLogRecord> ErrorAsync() => _log.Collector.GetLogsAsync(Cancel).FirstAsync(record => record.Level == LogLevel.Error, Cancel);

    private async Task BreakOnRightsAsync()
    {
        var room = _host.Directory.Find("clinic")!;
        var broken = new Participant("broken", default, Permissions.From(new VideoGrant()), TimeProvider.System.GetUtcNow())
        {
            Leg = new RecordingLeg { WhenRightsChange = () => throw new NotSupportedException("a bug") },
        };
        await room.Mailbox.AskAsync(
            () =>
            {
                room.Enter(broken);
                return true;
            },
            Cancel);
    }
}
