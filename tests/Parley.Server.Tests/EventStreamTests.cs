using System.Net;
using Parley.Calls;
using Parley.Records;

namespace Parley.Server.Tests;

public sealed class EventStreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OfARunningCall_ReplaysThenFollowsThenEnds()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        await server.HappenAsync(id, new CallEvent.Started(TimeSpan.Zero));
        using var response = await server.Http.GetAsync($"/v1/calls/{id}/events", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancellation));
        (await NextAsync(reader)).ShouldBe(["id: 1", "event: started", "data: {\"at_ms\":0}"]);

        await server.HappenAsync(id, new CallEvent.Heard(TimeSpan.FromSeconds(1), "s1", "good mor"));
        (await NextAsync(reader)).ShouldBe(["id: 2", "event: heard", "data: {\"at_ms\":1000,\"segment_id\":\"s1\",\"interim_text\":\"good mor\"}"]);
        server.Conversation.End(id, HangUpReason.AgentEnded);
        var end = await NextAsync(reader);
        end[1].ShouldBe("event: ended");
        (await reader.ReadToEndAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stream_AfterALostConnection_GoesOnBehindTheLastEventSeen()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        for (var i = 0; i < 3; i++)
            await server.HappenAsync(id, new CallEvent.FalseInterruption(TimeSpan.FromSeconds(i), i));
        server.Conversation.End(id, HangUpReason.CallerLeft);
        await ReadAsync(server, id, lastEventId: null);

        var (status, text) = await ReadAsync(server, id, lastEventId: "2");
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldNotContain("id: 2\n");
        text.ShouldContain("id: 3\n");
        text.ShouldContain("event: ended");
        (await ReadAsync(server, id, lastEventId: "4")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Stream_WithALastEventIdThatIsNone_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        var (status, text) = await ReadAsync(server, id, lastEventId: "x");
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("Last-Event-ID");
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(RunningServer server, string id, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{id}/events");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        using var response = await server.Http.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<List<string>> NextAsync(StreamReader reader)
    {
        while (true)
        {
            var lines = new List<string>();
            while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 } line)
                lines.Add(line);
            if (lines.Count > 0 && lines[0].StartsWith("id:", StringComparison.Ordinal))
                return lines;
        }
    }
}
