using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class RoomTests
{
    private readonly TestRoom _test = new();

    [Fact]
    public async Task Enter_WithOthersThere_TellsThem()
    {
        var ana = await _test.EnterAsync("ana");
        await _test.EnterAsync("ben");

        TestRoom.LegOf(ana).Seen.Select(info => info.Identity).ShouldBe(["ana", "ben"]);
    }

    [Fact]
    public async Task Enter_Hidden_IsSeenByItselfAlone()
    {
        var ana = await _test.EnterAsync("ana");
        var spy = await _test.EnterAsync("spy", permission => permission.Hidden = true);

        TestRoom.LegOf(ana).Seen.ShouldNotContain(info => info.Identity == "spy");
        TestRoom.LegOf(spy).Seen.ShouldContain(info => info.Identity == "spy");
        (await _test.Room.Mailbox.AskAsync(_test.Room.ToProto, TestContext.Current.CancellationToken)).NumParticipants.ShouldBe(1u);
    }

    [Fact]
    public async Task Announce_EachTime_RaisesTheVersion()
    {
        var ana = await _test.EnterAsync("ana");
        await _test.DoAsync(() => _test.Room.Announce(ana));

        TestRoom.LegOf(ana).Seen.Select(info => info.Version).ShouldBe([1u, 2u]);
    }

    [Fact]
    public async Task Remove_OfAPublisher_WithdrawsItsTracksAndSaysWhy()
    {
        var ana = await _test.EnterAsync("ana");
        var ben = await _test.EnterAsync("ben");
        await _test.PublishAsync(ana);
        TestRoom.LegOf(ben).Tracks.ShouldHaveSingleItem();

        await _test.Room.Mailbox.AskAsync(
            async () =>
            {
                await _test.Room.RemoveAsync(ana, DisconnectReason.ParticipantRemoved);
                return true;
            },
            TestContext.Current.CancellationToken);

        TestRoom.LegOf(ben).Tracks.ShouldBeEmpty();
        TestRoom.LegOf(ben).Seen[^1].State.ShouldBe(ParticipantInfo.Types.State.Disconnected);
        TestRoom.LegOf(ben).Seen[^1].DisconnectReason.ShouldBe(DisconnectReason.ParticipantRemoved);
        TestRoom.LegOf(ana).Closed.ShouldBe(DisconnectReason.ParticipantRemoved);
    }

    [Fact]
    public async Task Mute_OfATrack_TellsOthersAndStopsPackets()
    {
        var ana = await _test.EnterAsync("ana");
        var ben = await _test.EnterAsync("ben");
        var track = await _test.PublishAsync(ana);

        await _test.DoAsync(() => _test.Room.Mute(track, muted: true));

        TestRoom.LegOf(ben).Seen[^1].Tracks.Single().Muted.ShouldBeTrue();
        track.Audio.Muted.ShouldBeTrue();
    }

    [Fact]
    public async Task Mailbox_AfterAStepThatThrows_GoesOn()
    {
        _test.Room.Mailbox.Post(() => throw new InvalidOperationException("a bad peer"));

        (await _test.EnterAsync("ana")).Identity.ShouldBe("ana");
    }

    [Fact]
    public async Task Room_NobodyCame_ClosesAfterEmptyTimeout()
    {
        _test.Clock.Advance(RoomsTestHost.Options.EmptyTimeout + Room.TickInterval);

        await _test.Life.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        _test.Room.Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task Room_OnlyTheAgentStayed_ClosesAfterDepartureTimeout()
    {
        var agent = await _test.EnterAsync("agent", kind: ParticipantInfo.Types.Kind.Agent);
        var ana = await _test.EnterAsync("ana");
        _test.Clock.Advance(RoomsTestHost.Options.EmptyTimeout * 2);
        await _test.DoAsync(() => _test.Room.Mailbox.Post(() => _test.Room.RemoveAsync(ana, DisconnectReason.ClientInitiated)));
        await _test.DoAsync(() => { });
        TestRoom.LegOf(agent).Closed.ShouldBeNull();

        _test.Clock.Advance(RoomsTestHost.Options.DepartureTimeout + Room.TickInterval);

        await _test.Life.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        TestRoom.LegOf(agent).Closed.ShouldBe(DisconnectReason.RoomClosed);
    }

    [Fact]
    public async Task Speakers_LoudThenSilent_AreToldTwice()
    {
        var ana = await _test.EnterAsync("ana");
        var track = await _test.PublishAsync(ana);
        for (var frame = 0; frame < 15; frame++)
            track.Audio.Level.Observe(20);

        for (var tick = 0; tick < 5; tick++)
        {
            _test.Clock.Advance(Room.TickInterval);
            await _test.DoAsync(() => { });
        }

        var changes = TestRoom.LegOf(ana).Sent.Where(message => message.SpeakersChanged is not null).SelectMany(message => message.SpeakersChanged.Speakers).ToArray();
        changes.Select(change => change.Active).ShouldBe([true, false]);
        changes[0].Sid.ShouldBe(ana.Sid);
        changes[0].Level.ShouldBe(0.1f, 0.001);
    }

    [Fact]
    public async Task Hidden_LoudAndPublishing_IsCountedAndHeardOfByNobody()
    {
        var ana = await _test.EnterAsync("ana");
        var eve = await _test.EnterAsync("eve", permission => permission.Hidden = true);
        var track = await _test.PublishAsync(eve);
        for (var frame = 0; frame < 15; frame++)
            track.Audio.Level.Observe(20);

        _test.Clock.Advance(Room.TickInterval);
        await _test.DoAsync(() => { });

        TestRoom.LegOf(ana).Sent.ShouldBeEmpty();
        TestRoom.LegOf(ana).Tracks.ShouldBeEmpty();
        (_test.Room.ToProto().NumParticipants, _test.Room.ToProto().NumPublishers).ShouldBe((1u, 0u));
    }
}
