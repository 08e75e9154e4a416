using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class PublicationsTests
{
    [Fact]
    public async Task Announced_WhatTheClientIsTold_IsItsOwn()
    {
        var test = new TestRoom();
        var publications = new Publications(test.Room, await test.EnterAsync("ana"));
        var request = new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone };

        var told = publications.Announce(request);
        var again = publications.Announce(request);

        // The socket writes it out on another thread while the room goes on changing its own.
        var live = publications.Find(told.Sid)!.Info;
        told.ShouldNotBeSameAs(live);
        again.ShouldNotBeSameAs(live);
        again.ShouldBe(live);
    }
}
