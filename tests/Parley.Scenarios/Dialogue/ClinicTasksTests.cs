using System.Globalization;
using Parley.Scenarios.Hosting;
using Parley.Testing.Models;

namespace Parley.Scenarios.Dialogue;

/// <summary>What the clinic is called for, from the first word to what stands in its calendar.</summary>
public sealed class ClinicTasksTests
{
    private const string Name = "John Smith.";
    private const string Tuesday = "Next Tuesday.";

    /// <summary>Words that no reader of days knows: what they mean here the model tells.</summary>
    private const string MarketDay = "I would like to come on market day.";

    private const string Phone = "five one two. five five five. zero one three four.";

    [Fact]
    public async Task NoModel_BookMoveAndCancelByVoice_TheCalendarFollows()
    {
        await using var clinic = await ClinicWithRadicale.StartAsync();
        await using var server = await clinic.ServeAsync();
        await using var caller = await ReactingCaller.CallAsync(server);
        await caller.ListenAsync();

        // Not a word of it is typed.
        await BookMoveAndCancelAsync(clinic, caller, Tuesday, Name, Phone);

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

        await caller.AskAsync("Where can I leave my car?", "leave your car");
        // Once the caller has told who it is aloud, it types it: that a model listens makes no difference to hearing it again.
        var booked = await BookMoveAndCancelAsync(clinic, caller, MarketDay, "#John Smith", "#512 555 0134");

        StartOf(booked).DayOfWeek.ShouldBe(DayOfWeek.Tuesday, $"the model filled the day, and the caller agreed to it\n{caller.Talk}");
        model.Requests.ShouldContain(request => CallerSaid(request).Contains("sore throat", StringComparison.OrdinalIgnoreCase), caller.Talk);
        // What is sensitive goes to no model, however it was said, typed and written down.
        model.Requests.Select(request => request.Body.GetRawText()).Where(text => Digits(text).Contains("5550134", StringComparison.Ordinal))
            .ShouldBeEmpty(caller.Talk);
    }

    /// <param name="clinic">Keeps the calendar.</param>
    /// <param name="caller">Was greeted.</param>
    /// <param name="day">What it answers when asked for a day.</param>
    /// <param name="name">What it answers when asked for its name once the appointment is booked.</param>
    /// <param name="phone">The same of its number.</param>
    /// <returns>The appointment that was booked, as the calendar had it.</returns>
    private static async Task<string> BookMoveAndCancelAsync(ClinicWithRadicale clinic, ReactingCaller caller, string day, string name, string phone)
    {
        await caller.AskAsync("I would like to book an appointment.", "is booked for",
            ("visit for", "I have a sore throat."), ("Which day", day), ("Which one", "The first one, please."), ("What name", Name),
            ("phone number", Phone), ("Shall I book it", "Yes, please."));
        var booked = (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(Found());

        await caller.AskAsync("I need to move my appointment.", "is now on",
            ("What name", name), ("phone number", phone), ("Which day", "Next Wednesday."), ("Which one", "The first one, please."), ("Is that right", "Yes, please."));
        (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(Found()).ShouldNotBe(booked);

        await caller.AskAsync("Please cancel my appointment.", "is cancelled", ("What name", name), ("phone number", phone), ("Is that right", "Yes, please."));
        (await clinic.EventsAsync("CONFIRMED")).ShouldBeEmpty(Found());
        return booked;

        string Found() => $"{caller.Talk}\n{clinic.AsRead}";
    }

    /// <summary>The local start of an event in iCalendar's form: <c>DTSTART;TZID=America/Chicago:20261201T090000</c> or in UTC.</summary>
    private static DateTime StartOf(string booked)
    {
        var line = booked.Split('\n').Single(l => l.StartsWith("DTSTART", StringComparison.Ordinal)).Trim();
        return DateTime.ParseExact(line[(line.LastIndexOf(':') + 1)..].TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
    }

    /// <summary>Asked what a turn means it tells what the caller wants, and the day that only it knows; asked for an answer it has one.</summary>
    private static ScriptedReply.Says Answer(ScriptedRequest request)
    {
        if (!request.Body.GetRawText().Contains("one JSON object", StringComparison.Ordinal))
            return new ScriptedReply.Says("You can leave your car for free ", "in the lot behind the building. ");
        var intent = CallerSaid(request) switch
        {
            var said when said.Contains("book", StringComparison.OrdinalIgnoreCase) => "book_appointment",
            var said when said.Contains("move", StringComparison.OrdinalIgnoreCase) => "move_appointment",
            var said when said.Contains("cancel", StringComparison.OrdinalIgnoreCase) => "cancel_appointment",
            _ => "none",
        };
        var slots = CallerSaid(request).Contains("market", StringComparison.OrdinalIgnoreCase) ? """{"day": {"words": "", "value": "next Tuesday"}}""" : "{}";
        return new ScriptedReply.Says($$$"""{"intent": "{{{intent}}}", "acts": [], "slots": {{{slots}}}}""");
    }

    /// <summary>The words a request for a turn's meaning ends with.</summary>
    private static string CallerSaid(ScriptedRequest request)
    {
        const string mark = "The caller said: ";
        var last = request.Body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").ToString();
        return last.LastIndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? last[(at + mark.Length)..] : "";
    }

    private static string Digits(string text)
    {
        string[] words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        for (var i = 0; i < words.Length; i++)
            text = text.Replace(words[i], $"{i}", StringComparison.OrdinalIgnoreCase);
        return string.Concat(text.Where(char.IsLetterOrDigit));
    }

    private static async Task<IReadOnlyList<string>> FlowMovesAsync(ParleyProcess server, string call)
    {
        var moves = new List<string>();
        await foreach (var moved in server.EventsAsync(call, TestContext.Current.CancellationToken).Where(happened => happened.EventType == "flow_moved").Select(happened => happened.Data))
        {
            moves.Add($"{moved.GetProperty("flow").GetString()}/{moved.GetProperty("node").GetString()}");
            if (moves[^1] == "cancel_appointment/")
                break;
        }

        return moves;
    }
}
