using System.Text.Json;
using Parley.Scenarios.Hosting;
using Parley.Testing.Models;

namespace Parley.Scenarios.Dialogue;

/// <summary>What the clinic is called for, from the first word to what stands in its calendar.</summary>
public sealed class ClinicTasksTests
{
    private const string Phone = "#512 555 0134";

    [Fact]
    public async Task NoModel_BookMoveAndCancelByVoice_TheCalendarFollows()
    {
        await using var clinic = await ClinicWithRadicale.StartAsync();
        await using var server = await clinic.ServeAsync();
        await using var caller = await ReactingCaller.CallAsync(server);
        await caller.ListenAsync();

        await caller.AskAsync("I would like to book an appointment.", "is booked for",
            ("visit for", "I have a sore throat."), ("Which day", "Next Tuesday."), ("Which one", "The first one, please."), ("What name", "John Smith."),
            ("phone number", "five one two. five five five. zero one three four."), ("Shall I book it", "Yes, please."));
        var booked = (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(caller.Talk);

        await caller.AskAsync("I need to move my appointment.", "is now on",
            ("What name", "#John Smith"), ("phone number", Phone), ("Which day", "#next Wednesday"), ("Which one", "#the first one"), ("Is that right", "Yes, please."));
        (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(caller.Talk).ShouldNotBe(booked);

        await caller.AskAsync("Please cancel my appointment.", "is cancelled",
            ("What name", "#John Smith"), ("phone number", Phone), ("Is that right", "Yes, please."));
        (await clinic.EventsAsync("CONFIRMED")).ShouldBeEmpty(caller.Talk);

        var moves = await FlowMovesAsync(server, caller.Ticket.SessionId);
        moves.ShouldContain("book_appointment/sure");
        moves[^1].ShouldBe("cancel_appointment/");
    }

    [Fact]
    public async Task ScriptedModel_BookMoveAndCancel_TheCalendarFollows()
    {
        await using var model = new ScriptedModelServer { Answers = Answer };
        await using var clinic = await ClinicWithRadicale.StartAsync();
        await using var server = await clinic.ServeAsync(model.Url);
        await using var caller = await ReactingCaller.CallAsync(server);
        await caller.ListenAsync();

        await caller.AskAsync("#Where can I leave my car?", "old lighthouse");
        await caller.AskAsync("#I would like to book an appointment", "is booked for",
            ("visit for", "#a sore throat"), ("Which day", "#next Tuesday"), ("Which one", "#the first one"), ("What name", "#John Smith"),
            ("phone number", Phone), ("Shall I book it", "#yes please"));
        var booked = (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(caller.Talk);

        await caller.AskAsync("#I need to move my appointment", "is now on",
            ("What name", "#John Smith"), ("phone number", Phone), ("Which day", "#next Wednesday"), ("Which one", "#the first one"), ("Is that right", "#yes please"));
        (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(caller.Talk).ShouldNotBe(booked);

        await caller.AskAsync("#please cancel my appointment", "is cancelled", ("What name", "#John Smith"), ("phone number", Phone), ("Is that right", "#yes please"));
        (await clinic.EventsAsync("CONFIRMED")).ShouldBeEmpty(caller.Talk);
        // What is sensitive goes to no model.
        model.Requests.ShouldNotContain(request => request.Body.GetRawText().Contains("555 0134", StringComparison.Ordinal));
    }

    /// <summary>Asked what a turn means it leaves that to the agent; asked for an answer it has one.</summary>
    private static ScriptedReply.Says Answer(ScriptedRequest request) => request.Body.GetRawText().Contains("one JSON object", StringComparison.Ordinal)
        ? new ScriptedReply.Says("""{"intent": "none", "acts": [], "slots": {}}""")
        : new ScriptedReply.Says("You can park ", "next to the old lighthouse. ");

    private static async Task<IReadOnlyList<string>> FlowMovesAsync(ParleyProcess server, string call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{call}/events");
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var moves = new List<string>();
        for (var isMove = false; await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && moves.LastOrDefault() != "cancel_appointment/";)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
                isMove = line.Contains("flow_moved", StringComparison.Ordinal);
            if (!isMove || !line.StartsWith("data:", StringComparison.Ordinal))
                continue;
            var moved = JsonSerializer.Deserialize<JsonElement>(line[5..]);
            moves.Add($"{moved.GetProperty("flow").GetString()}/{moved.GetProperty("node").GetString()}");
        }

        return moves;
    }
}
