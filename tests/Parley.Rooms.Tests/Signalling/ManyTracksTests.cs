using Microsoft.Extensions.Logging.Abstractions;
using Parley.Rooms.Protocol;
using Parley.WebRtc;
using Answer = Parley.Rooms.Protocol.SessionDescription;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

/// <summary>Tracks that come and go, or are many.</summary>
public sealed class ManyTracksTests : IAsyncLifetime
{
    private RoomsTestHost _host = null!;
    private SignalClient _ana = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Room Room => _host.Directory.Find("clinic")!;

    public async ValueTask InitializeAsync()
    {
        _host = await RoomsTestHost.StartAsync();
        _ana = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await _ana.ReceiveAsync(Response.Join);
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Tracks_ThatComeAndGo_DoNotWearTheOthersOut()
    {
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions(), TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        await using var peer = endpoint.CreatePeer(IceRole.Controlling, new Nobody(), "ana");
        var ben = new Participant("ben", default, Permissions.From(new VideoGrant()), TimeProvider.System.GetUtcNow()) { Leg = new RecordingLeg() };
        await InRoomAsync(() => Room.Enter(ben));
        await AnswerAsync(peer);

        var lines = 0;
        for (var cycle = 0; cycle < 20; cycle++)
        {
            var track = NewTrack(ben);
            await InRoomAsync(() => Room.Publish(track));
            await AnswerAsync(peer);
            await InRoomAsync(() => Room.Unpublish(track));
            lines = await AnswerAsync(peer);
        }

        lines.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Tracks_MoreThanAnybodyNeeds_AreRefused()
    {
        await InRoomAsync(() =>
        {
            for (var track = 0; track < 8; track++)
                Room.Publish(NewTrack(Room.Find("ana")!));
        });

        await _ana.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "ninth" } });

        var refusal = (await _ana.ReceiveAsync(Response.RequestResponse)).RequestResponse;
        refusal.Reason.ShouldBe(RequestResponse.Types.Reason.LimitExceeded);
        refusal.AddTrack.Cid.ShouldBe("ninth");
    }

    private static PublishedTrack NewTrack(Participant publisher) =>
        new(publisher, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone }));

    /// <returns>How many m-lines the offer had.</returns>
    private async Task<int> AnswerAsync(PeerConnection peer)
    {
        var offer = (await _ana.ReceiveAsync(Response.Offer)).Offer;
        peer.ApplyOffer(offer.Sdp);
        await _ana.SendAsync(new SignalRequest { Answer = new Answer { Type = "answer", Sdp = peer.CreateAnswer(), Id = offer.Id } });
        return offer.Sdp.Split("\nm=").Length - 1;
    }

    private Task<bool> InRoomAsync(Action work) => Room.Mailbox.AskAsync(
        () =>
        {
            work();
            return true;
        },
        Cancel);

    private sealed class Nobody : IPeerObserver
    {
        public void OnStateChanged(PeerConnection peer, PeerState state)
        {
        }

        public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
        {
        }
    }
}
