using Parley.Testing.Calendars;

namespace Parley.Tools.Tests.Connectors.Scheduling;

/// <summary>The same against a real calendar server.</summary>
public sealed class CalDavCalendarTests(SharedRadicale shared) : CalendarContract, IClassFixture<SharedRadicale>
{
    private protected override async Task<Subject> StartAsync() => (await StartWithServerAsync()).Subject;

    [Fact]
    public async Task CrashAfterTheHold_IsTakenUpBySameCallAndFreedForOthersInTime()
    {
        var (subject, server, collection) = await StartWithServerAsync();
        await using var _ = subject;
        await PutHoldAsync(server, collection, "apt_0000", "20261130T140100Z");
        (await subject.FailAsync("2026-12-01T09:00", "key_a")).ShouldBe("conflict", "somebody is about to book it");
        subject.Fixture.Clock.Advance(TimeSpan.FromMinutes(3));
        (await subject.BookAsync("2026-12-01T09:00", "key_a"))["status"]!.GetValue<string>().ShouldBe("booked", "whoever held it is gone");
        (await EventsAsync(server, collection)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task RepeatedAfterEveryPossibleCrash_StandsOnce()
    {
        var (subject, server, collection) = await StartWithServerAsync();
        await using var _ = subject;
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>();
        // As if the process had died before it confirmed: its hold is there again, and another process takes the call up.
        await PutHoldAsync(server, collection, id, "20261130T140100Z");
        await using var again = await StartAgainAsync(collection);
        (await again.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>().ShouldBe(id);
        (await EventsAsync(server, collection)).ShouldHaveSingleItem().ShouldContain("STATUS:CONFIRMED");
    }

    [Fact]
    public async Task EventsOfPeople_AreNotBookedOver()
    {
        var (subject, server, collection) = await StartWithServerAsync();
        await using var _ = subject;
        await server.PutAsync(new Uri(collection, "a.ics"), Event("a", "DTSTART;TZID=America/Chicago:20261124T090000", "DTEND;TZID=America/Chicago:20261124T093000", "RRULE:FREQ=WEEKLY"), Cancellation);
        await server.PutAsync(new Uri(collection, "b.ics"), Event("b", "DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203"), Cancellation);
        await server.PutAsync(new Uri(collection, "c.ics"), Event("c", "DTSTART:20261201T160000Z", "DTEND:20261201T170000Z", "TRANSP:TRANSPARENT"), Cancellation);
        (await subject.FreeAsync("2026-12-01T08:40", "2026-12-01T10:20")).ShouldBe(["2026-12-01T08:40", "2026-12-01T09:40", "2026-12-01T10:00"]);
        (await subject.FailAsync("2026-12-01T09:00", "key_a")).ShouldBe("conflict");
        (await subject.FailAsync("2026-12-02T15:00", "key_b")).ShouldBe("conflict", "the whole day is taken");
        await subject.BookAsync("2026-12-01T10:00", "key_c");
    }

    [Fact]
    public async Task Event_CarriesWhatPeopleNeedInTheirCalendarProgram()
    {
        var (subject, server, collection) = await StartWithServerAsync();
        await using var _ = subject;
        await subject.BookAsync("2026-12-01T09:00", "key_a", service: "first_visit");
        var stored = (await EventsAsync(server, collection)).ShouldHaveSingleItem();
        stored.ShouldContain("DTSTART:20261201T150000Z");
        stored.ShouldContain("DTEND:20261201T154000Z");
        stored.ShouldContain("SUMMARY:Ada Lovelace (first_visit)");
        stored.ShouldNotContain("PENDING");
    }

    [Theory]
    [InlineData("", "Appointments")]
    [InlineData("clinic/", "Appointments")]
    [InlineData("clinic/", "visits")]
    [InlineData("clinic/visits/", "")]
    public async Task Calendar_IsDiscoveredFromWhereverTheAddressLeads(string path, string calendar)
    {
        await using var server = await RadicaleServer.StartAsync(Cancellation);
        await server.CreateCalendarAsync("visits", "Appointments", Cancellation);
        await server.CreateCalendarAsync("private", "Private", Cancellation);
        await using var subject = Subject.Of(await ConnectorFixture.StartAsync(("CALDAV", RadicaleServer.Password)), Settings(new Uri(server.Url, path), calendar));
        await subject.BookAsync("2026-12-01T09:00", "key_a");
        (await EventsAsync(server, new Uri(server.Url, "clinic/visits/"))).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WrongPassword_IsAFailureThatNamesNoSecret()
    {
        await using var server = await RadicaleServer.StartAsync(Cancellation);
        await server.CreateCalendarAsync("visits", "Appointments", Cancellation);
        await using var subject = Subject.Of(await ConnectorFixture.StartAsync(("CALDAV", "wrong")), Settings(server.Url, ""));
        var failed = (await subject.TryBookAsync("2026-12-01T09:00", "key_a")).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.MayHaveHappened).ShouldBe(("rejected", false));
        failed.Message.ShouldNotContain("wrong");
    }

    private async Task<(Subject Subject, RadicaleServer Server, Uri Collection)> StartWithServerAsync()
    {
        var server = shared.Server;
        var collection = await server.CreateCalendarAsync(Guid.NewGuid().ToString("N"), "Appointments", Cancellation);
        var fixture = await ConnectorFixture.StartAsync(("CALDAV", RadicaleServer.Password));
        return (Subject.Of(fixture, Settings(collection, "")), server, collection);
    }

    private static async Task<Subject> StartAgainAsync(Uri collection) =>
        Subject.Of(await ConnectorFixture.StartAsync(("CALDAV", RadicaleServer.Password)), Settings(collection, ""));

    private static string Settings(Uri url, string calendar) => Hours + $$"""
        caldav:
          url: {{url}}
          calendar: "{{calendar}}"
          user: {{RadicaleServer.User}}
          password: secret://CALDAV
        """;

    /// <summary>What a process leaves that dies between its two writes.</summary>
    private static Task PutHoldAsync(RadicaleServer server, Uri collection, string uid, string until) => server.PutAsync(
        new Uri(collection, "parley-20261201T1500Z.ics"),
        Event(uid, "DTSTART:20261201T150000Z", "DTEND:20261201T152000Z", "STATUS:TENTATIVE", $"X-PARLEY-PENDING-UNTIL:{until}"),
        Cancellation);

    private static async Task<List<string>> EventsAsync(RadicaleServer server, Uri collection) =>
        [.. (await server.ExportAsync(collection, Cancellation)).Split("BEGIN:VEVENT").Skip(1).Where(text => !text.Contains("STATUS:CANCELLED", StringComparison.Ordinal))];

    private static string Event(string uid, params string[] lines) => string.Join(
        "\r\n",
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "BEGIN:VEVENT", $"UID:{uid}", "DTSTAMP:20261101T000000Z", .. lines, "END:VEVENT", "END:VCALENDAR", ""]);
}
