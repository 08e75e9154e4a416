using System.Text.Json.Nodes;
using Parley.Storage.Appointments;
using Parley.Tools.Scheduling;

namespace Parley.Tools.Tests.Connectors.Scheduling;

/// <summary>What holds for appointments wherever they stand. Each test has a calendar of its own.</summary>
public abstract class CalendarContract
{
    protected const string Hours = """
        time_zone: America/Chicago
        slot: 20m
        opening_hours:
          monday: ["08:00-12:00", "13:00-18:00"]
          tuesday: ["08:00-12:00", "13:00-18:00"]
          wednesday: "08:00-18:00"
        holidays: ["12-25"]
        services:
          first_visit: { say: a first visit, length: 40m }
        minimum_notice: 1h

        """;

    protected const string Ada = """ "name": "Ada Lovelace", "phone": "(217) 555-0123" """;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<Subject> StartAsync();

    [Fact]
    public async Task Lookup_OnADay_FindsFreeTimesWithinOpeningHours()
    {
        await using var subject = await StartAsync();
        var found = await subject.LookupAsync("""{ "from": "2026-12-01", "limit": 50 }""");
        var starts = found["slots"]!.AsArray().Select(slot => slot!["start"]!.GetValue<string>()).ToList();
        starts[0].ShouldBe("2026-12-01T08:00");
        starts.ShouldContain("2026-12-01T11:40");
        starts.ShouldNotContain("2026-12-01T12:00");
        starts[^1].ShouldBe("2026-12-01T17:40");
        found["slots"]![0]!["spoken"]!.GetValue<string>().ShouldBe("Tuesday, December 1st at 8 a.m.");
    }

    [Fact]
    public async Task Book_TakesTheTimeWithItsWholeLength()
    {
        await using var subject = await StartAsync();
        var booked = await subject.BookAsync("2026-12-01T09:00", "key_a", service: "first_visit");
        booked["status"]!.GetValue<string>().ShouldBe("booked");
        booked["end"]!.GetValue<string>().ShouldBe("2026-12-01T09:40");
        booked["spoken"]!.GetValue<string>().ShouldBe("Tuesday, December 1st at 9 a.m.");

        (await subject.FreeAsync("2026-12-01T08:40", "2026-12-01T10:00")).ShouldBe(["2026-12-01T08:40", "2026-12-01T09:40"]);
        (await subject.FailAsync("2026-12-01T09:20", "key_b")).ShouldBe("conflict");
        (await subject.FailAsync("2026-12-01T08:40", "key_c", service: "first_visit")).ShouldBe("conflict");
        (await subject.FreeAsync("2026-12-01T08:40", "2026-12-01T10:00")).Count.ShouldBe(2, "failed bookings leave no trace");
    }

    [Theory]
    [InlineData("2026-12-01T12:20")]
    [InlineData("2026-12-01T09:10")]
    [InlineData("2026-12-01T17:50")]
    [InlineData("2026-12-03T09:00")]
    [InlineData("2026-11-30T08:40")]
    [InlineData("2028-11-30T09:00")]
    [InlineData("tomorrow")]
    public async Task Book_OutsideWhatIsOffered_IsRejected(string start)
    {
        await using var subject = await StartAsync();
        (await subject.FailAsync(start, "key_a")).ShouldBe("rejected");
    }

    [Fact]
    public async Task TwoHundredBookingsOfOneTime_OneWins()
    {
        await using var subject = await StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => subject.TryBookAsync("2026-12-01T09:00", $"key_{n}"), Cancellation)));
        outcomes.Count(outcome => outcome is ToolOutcome.Succeeded).ShouldBe(1);
        outcomes.OfType<ToolOutcome.Failed>().ShouldAllBe(failed => failed.Code == "conflict");
        (await subject.StandingAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task OverlappingBookingsOfManyLengths_NeverStandTogether()
    {
        await using var subject = await StartAsync();
        string[] starts = ["2026-12-02T09:00", "2026-12-02T09:20", "2026-12-02T09:40", "2026-12-02T10:00"];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 48).Select(n => Task.Run(
            () => subject.TryBookAsync(starts[n % 4], $"key_{n}", minutes: 20 * (1 + n / 4 % 4)), Cancellation)));
        var standing = await subject.StandingAsync();
        standing.Count.ShouldBe(outcomes.Count(outcome => outcome is ToolOutcome.Succeeded));
        standing.Count.ShouldBeGreaterThan(0);
        foreach (var (a, b) in standing.Zip(standing.Skip(1)))
            string.CompareOrdinal(a.End, b.Start).ShouldBeLessThanOrEqualTo(0, $"{a} and {b}");
    }

    [Fact]
    public async Task BookAgainWithTheSameKey_IsTheSameAppointment()
    {
        await using var subject = await StartAsync();
        var first = await subject.BookAsync("2026-12-01T09:00", "key_a");
        var again = await subject.BookAsync("2026-12-01T09:00", "key_a");
        again["appointment_id"]!.GetValue<string>().ShouldBe(first["appointment_id"]!.GetValue<string>());
        subject.Fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await subject.BookAsync("2026-12-01T09:00", "key_a"))["status"]!.GetValue<string>().ShouldBe("booked", "it had been, though now it were too late");
        (await subject.StandingAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SameKeyAtTheSameMoment_BooksOnce()
    {
        await using var subject = await StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => subject.TryBookAsync("2026-12-01T09:00", "key_a"), Cancellation)));
        outcomes.ShouldAllBe(outcome => outcome is ToolOutcome.Succeeded);
        (await subject.StandingAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Move_FreesTheOldTimeAndIsIdempotent()
    {
        await using var subject = await StartAsync();
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a", service: "first_visit"))["appointment_id"]!.GetValue<string>();
        var moved = await subject.MoveAsync(id, "2026-12-01T09:20", "key_m");
        moved["start"]!.GetValue<string>().ShouldBe("2026-12-01T09:20");
        moved["end"]!.GetValue<string>().ShouldBe("2026-12-01T10:00");
        var again = await subject.MoveAsync(id, "2026-12-01T09:20", "key_m");
        again["appointment_id"]!.GetValue<string>().ShouldBe(moved["appointment_id"]!.GetValue<string>());
        (await subject.StandingAsync()).ShouldBe([("2026-12-01T09:20", "2026-12-01T10:00")]);
        await subject.BookAsync("2026-12-01T09:00", "key_b");
        (await subject.FailAsync("move", id, "2026-12-01T10:00", "key_x")).ShouldBe("not_found", "it is no longer there to move");
    }

    [Fact]
    public async Task MoveToATakenTime_LeavesTheAppointmentWhereItIs()
    {
        await using var subject = await StartAsync();
        await subject.BookAsync("2026-12-01T10:00", "key_a");
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_b"))["appointment_id"]!.GetValue<string>();
        (await subject.FailAsync("move", id, "2026-12-01T10:00", "key_m")).ShouldBe("conflict");
        (await subject.StandingAsync()).Select(time => time.Start).ShouldBe(["2026-12-01T09:00", "2026-12-01T10:00"]);
    }

    [Fact]
    public async Task TwoMovesOfOneAppointmentAtTheSameMoment_OneWins()
    {
        await using var subject = await StartAsync();
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>();
        var moves = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            () => subject.TryAsync("move", id, $"2026-12-02T{9 + n:00}:00", $"key_{n}"), Cancellation)));
        moves.Count(outcome => outcome is ToolOutcome.Succeeded).ShouldBe(1);
        (await subject.StandingAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cancel_FreesTheTimeAndIsIdempotent()
    {
        await using var subject = await StartAsync();
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>();
        (await subject.CancelAsync(id, "key_c"))["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await subject.CancelAsync(id, "key_c"))["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await subject.StandingAsync()).ShouldBeEmpty();
        (await subject.BookAsync("2026-12-01T09:00", "key_d"))["appointment_id"]!.GetValue<string>().ShouldNotBe(id);
        (await subject.CancelAsync(id, "key_c"))["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await subject.StandingAsync()).ShouldHaveSingleItem("the cancelled one's repetition does not touch the new one");
    }

    [Fact]
    public async Task Appointments_AreFoundByNameAndNumberOnly()
    {
        await using var subject = await StartAsync();
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>();
        var found = await subject.LookupAsync("""{ "action": "appointments", "name": "ada lovelase", "phone": "+12175550123" }""");
        found["appointments"]!.AsArray().ShouldHaveSingleItem()!["appointment_id"]!.GetValue<string>().ShouldBe(id);
        (await subject.LookupAsync("""{ "action": "appointments", "name": "Bob Lovelace", "phone": "+12175550123" }"""))["count"]!.GetValue<int>().ShouldBe(0);
        (await subject.LookupAsync("""{ "action": "appointments", "name": "Ada Lovelace", "phone": "+12175550124" }"""))["count"]!.GetValue<int>().ShouldBe(0);
        foreach (var somebody in (string[])["""{ "action": "cancel", "name": "Bob", "phone": "+12175550123", """, """{ "action": "cancel", "name": "Ada Lovelace", "phone": "+12175550124", """])
            (await subject.Fixture.FailAsync(subject.Booking, somebody + $"\"appointment_id\": \"{id}\" }}", "key_z")).ShouldBe("not_found");
        (await subject.StandingAsync()).ShouldHaveSingleItem();
    }

    /// <summary>A pair of calendar tools and what they stand on.</summary>
    private protected sealed record Subject(ConnectorFixture Fixture, ITool Lookup, ITool Booking) : IAsyncDisposable
    {
        public static Subject Of(ConnectorFixture fixture, string yaml)
        {
            var kind = new CalendarKind(fixture.Lazily<AppointmentBook>(), fixture.Outbound, fixture.Secrets);
            var (tools, faults) = ConnectorFixture.Create(kind, yaml);
            faults.ShouldBeEmpty();
            return new Subject(fixture, tools.Single(tool => tool.Definition.Name == "calendar_lookup"), tools.Single(tool => tool.Definition.Name == "appointment_booking"));
        }

        public Task<JsonObject> LookupAsync(string arguments) => Fixture.SucceedAsync(Lookup, arguments);

        public async Task<List<string>> FreeAsync(string from, string until) =>
            [.. (await LookupAsync($$"""{ "from": "{{from}}", "until": "{{until}}", "limit": 50 }"""))["slots"]!.AsArray().Select(slot => slot!["start"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

        public Task<ToolOutcome> TryBookAsync(string start, string key, string service = "", int minutes = 20) => Fixture.RunAsync(
            Booking, $$"""{ "action": "book", "start": "{{start}}", "service": "{{service}}", "duration_minutes": {{minutes}}, {{Ada}} }""", key);

        public async Task<JsonObject> BookAsync(string start, string key, string service = "") =>
            (await TryBookAsync(start, key, service)).ShouldBeOfType<ToolOutcome.Succeeded>().Result;

        public async Task<string> FailAsync(string start, string key, string service = "") =>
            (await TryBookAsync(start, key, service)).ShouldBeOfType<ToolOutcome.Failed>().Code;

        public async Task<string> FailAsync(string action, string id, string start, string key) =>
            (await TryAsync(action, id, start, key)).ShouldBeOfType<ToolOutcome.Failed>().Code;

        public Task<ToolOutcome> TryAsync(string action, string id, string start, string key) => Fixture.RunAsync(
            Booking, $$"""{ "action": "{{action}}", "appointment_id": "{{id}}", "start": "{{start}}", {{Ada}} }""", key);

        public async Task<JsonObject> MoveAsync(string id, string start, string key) =>
            (await TryAsync("move", id, start, key)).ShouldBeOfType<ToolOutcome.Succeeded>().Result;

        public async Task<JsonObject> CancelAsync(string id, string key) => (await TryAsync("cancel", id, "", key)).ShouldBeOfType<ToolOutcome.Succeeded>().Result;

        /// <summary>All of Ada's appointments that stand.</summary>
        public async Task<List<(string Start, string End)>> StandingAsync() =>
        [
            .. (await LookupAsync($$"""{ "action": "appointments", {{Ada}} }"""))["appointments"]!.AsArray()
                .Select(a => (a!["start"]!.GetValue<string>(), a!["end"]!.GetValue<string>())),
        ];

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }
}
