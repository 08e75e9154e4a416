using Parley.Storage.Appointments;
using Parley.Tenancy;
using Parley.Tools.Scheduling;

namespace Parley.Tools.Tests.Connectors.Scheduling;

public sealed class EmbeddedCalendarTests : CalendarContract
{
    private protected override async Task<Subject> StartAsync() => Subject.Of(await ConnectorFixture.StartAsync(), Hours);

    [Fact]
    public async Task Appointments_OfAnotherTenant_AreNotThere()
    {
        await using var subject = await StartAsync();
        var id = (await subject.BookAsync("2026-12-01T09:00", "key_a"))["appointment_id"]!.GetValue<string>();
        var other = new TenantContext(TenantId.Parse("other"));
        (await subject.Fixture.FailAsync(subject.Booking, $$"""{ "action": "cancel", "appointment_id": "{{id}}", {{Ada}} }""", "key_c", other)).ShouldBe("not_found");
        (await subject.Fixture.SucceedAsync(subject.Booking, $$"""{ "action": "book", "start": "2026-12-01T09:00", {{Ada}} }""", "key_a", other))["status"]!
            .GetValue<string>().ShouldBe("booked", "its calendar is another one");
    }

    [Fact]
    public async Task Settings_WithFaults_NameThem()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var kind = new CalendarKind(fixture.Lazily<AppointmentBook>(), fixture.Outbound, fixture.Secrets);
        var (tools, faults) = ConnectorFixture.Create(kind, """
            time_zone: America/Chicgo
            opening_hours: { monday: "8-12", tusday: "08:00-12:00", friday: ["08:00-12:00", "11:00-13:00"] }
            holidays: [someday]
            caldav: { url: nowhere, user: ann }
            """);
        tools.ShouldBeEmpty();
        faults.Select(fault => $"{fault.Path}: {fault.Fault}").ShouldBe(
            [
                "calendar.time_zone: 'America/Chicgo' is no zone such as America/Chicago: did you mean 'America/Chicago'?",
                "calendar.opening_hours.monday: '8-12' is no period such as 08:00-12:30",
                "calendar.opening_hours.friday: periods must follow one another",
                "calendar.holidays: 'someday' is no day such as 2026-12-24, 12-25 or 'fourth thursday of november'",
                "calendar.caldav.password: is missing: name a secret such as secret://CALDAV_PASSWORD",
                "calendar.caldav.url: expected an address such as https://api.example.com/v1",
                "calendar.opening_hours.tusday: unknown setting: did you mean 'tuesday'?",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Lookup_ForATimeOfDay_SaysWhetherItIsFreeAndWhatIsNear()
    {
        await using var subject = await StartAsync();
        (await subject.LookupAsync("""{ "from": "2026-12-01", "time": "09:00" }"""))["exact"]!.GetValue<bool>().ShouldBeTrue();
        await subject.BookAsync("2026-12-01T09:00", "key_a");
        var found = await subject.LookupAsync("""{ "from": "2026-12-01", "time": "09:00", "limit": "2", "duration_minutes": "" }""");
        found["exact"]!.GetValue<bool>().ShouldBeFalse();
        found["slots"]!.AsArray().Select(slot => slot!["start"]!.GetValue<string>()).ShouldBe(["2026-12-01T08:40", "2026-12-01T09:20"]);
        found["spoken"]!.GetValue<string>().ShouldBe("Tuesday, December 1st at 8:40 a.m. or Tuesday, December 1st at 9:20 a.m.");
    }

    [Fact]
    public async Task Lookup_OnAClosedDay_OffersTheNextOpenOnes()
    {
        await using var subject = await StartAsync();
        var found = await subject.LookupAsync("""{ "from": "2026-12-04", "part_of_day": "afternoon" }""");
        found["on_requested_day"]!.GetValue<bool>().ShouldBeFalse();
        found["slots"]!.AsArray().Select(slot => slot!["start"]!.GetValue<string>()).ShouldBe(["2026-12-07T13:00", "2026-12-08T13:00", "2026-12-09T12:00"]);
    }
}
