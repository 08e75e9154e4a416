using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class ServerSdkTests : IAsyncLifetime
{
    private RoomsTestHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _host = await RoomsTestHost.StartAsync();
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task RoomService_WalkedByLiveKitsSdk_AnswersAsItExpects()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(SignalResponse.MessageOneofCase.Join);
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"));
        await ben.WaitAsync("joined", Cancel);
        var room = _host.Directory.Find("clinic")!;
        var track = await room.Mailbox.AskAsync(
            () =>
            {
                var track = new PublishedTrack(room.Find("ana")!, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone }));
                room.Publish(track);
                return track;
            },
            Cancel);

        var answers = await NodePeers.RunAsync(
            "room-service.mjs",
            [_host.Url.ToString(), RoomsTestHost.Key, RoomsTestHost.Secret, "clinic", "ana", "ben", track.Sid],
            ("PARLEY_TOKEN", _host.TokenFor("ben", "clinic")));

        answers.GetProperty("created").GetProperty("emptyTimeout").GetInt32().ShouldBe(77);
        answers.GetProperty("created").GetProperty("metadata").GetString().ShouldBe("first");
        Names("rooms").ShouldBe(["clinic", "spare"]);
        Names("named").ShouldBe(["spare"]);
        answers.GetProperty("metadata").GetString().ShouldBe("second");
        answers.GetProperty("deleteAgain").GetProperty("code").GetString().ShouldBe("not_found");
        Names("participants").ShouldBe(["ana", "ben"]);
        answers.GetProperty("participant").GetProperty("tracks")[0].GetProperty("source").GetString().ShouldBe("MICROPHONE");
        answers.GetProperty("updated").GetProperty("metadata").GetString().ShouldBe("vip");
        answers.GetProperty("updated").GetProperty("name").GetString().ShouldBe("Renamed");
        answers.GetProperty("updated").GetProperty("attributes").GetProperty("seat").GetString().ShouldBe("7");
        answers.GetProperty("muted").GetProperty("muted").GetBoolean().ShouldBeTrue();
        answers.GetProperty("unmuteRefused").GetProperty("code").GetString().ShouldBe("failed_precondition");
        answers.GetProperty("removeAgain").GetProperty("status").GetInt32().ShouldBe(404);
        answers.GetProperty("forged").GetProperty("status").GetInt32().ShouldBe(401);
        answers.GetProperty("verified").GetProperty("sub").GetString().ShouldBe("ben");
        (await client.ReceiveAsync(SignalResponse.MessageOneofCase.Mute)).Mute.Muted.ShouldBeTrue();
        (await client.ReceiveAsync(SignalResponse.MessageOneofCase.Leave)).Leave.Reason.ShouldBe(DisconnectReason.ParticipantRemoved);
        foreach (var text in (string[])["for another", "for all"])
        {
            var data = await ben.WaitAsync("data", Cancel);
            data.GetProperty("text").GetString().ShouldBe(text);
            data.GetProperty("topic").GetString().ShouldBe("notice");
            data.TryGetProperty("identity", out _).ShouldBeFalse("the server itself spoke");
        }

        // Signalling and data are two ways: the one may have come before the other.
        if (!ben.Seen.Any(told => told.Contains("open until five", StringComparison.Ordinal)))
            (await ben.WaitAsync("metadata", Cancel)).GetProperty("metadata").GetString().ShouldBe("open until five");
        (await _host.Tokens.VerifyAsync(answers.GetProperty("token").GetString())).ShouldBeOfType<AccessVerdict.Granted>()
            .Grants.Video.CanPublish.ShouldBe(true);

        string[] Names(string list) => [.. answers.GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
    }
}
