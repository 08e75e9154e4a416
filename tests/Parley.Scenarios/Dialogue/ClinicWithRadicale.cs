using System.Text;
using Parley.Scenarios.Hosting;
using Parley.Testing;
using Parley.Testing.Calendars;

namespace Parley.Scenarios.Dialogue;

/// <summary>The sample clinic with its appointments in a real Radicale, and servers over one data folder.</summary>
internal sealed class ClinicWithRadicale : IAsyncDisposable
{
    private readonly RadicaleServer _radicale;
    private readonly Uri _calendar;
    private readonly CalendarRelay _relay;
    private readonly string _data = Directory.CreateTempSubdirectory("parley-scenario-").FullName;
    private readonly string _agents = Directory.CreateTempSubdirectory("parley-agents-").FullName;

    private ClinicWithRadicale(RadicaleServer radicale, Uri calendar) => (_radicale, _calendar, _relay) = (radicale, calendar, new CalendarRelay(radicale.Url));

    /// <summary>The whole calendar as it was read last, for whoever has to find out why a test failed.</summary>
    public string AsRead { get; private set; } = "";

    /// <summary>Stands between the clinic and its calendar.</summary>
    public CalendarRelay Relay => _relay;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ClinicWithRadicale> StartAsync()
    {
        var radicale = await RadicaleServer.StartAsync(Cancelled);
        var clinic = new ClinicWithRadicale(radicale, await radicale.CreateCalendarAsync("clinic", "Clinic", Cancelled));
        await clinic.WriteAgentsAsync();
        return clinic;
    }

    /// <summary>A server; the next one after it goes on with the same records.</summary>
    public Task<ParleyProcess> ServeAsync(Uri? model = null)
    {
        var environment = new Dictionary<string, string?>
        {
            ["PARLEY_AGENTS"] = _agents, ["PARLEY_SECRET_CALDAV_PASSWORD"] = RadicaleServer.Password,
            // The callers of these tests read captions: a brisk agent spares everybody minutes.
            ["Parley__Conversation__Speaking__Rate"] = "1.7",
        };
        if (model is not null)
            (environment["PARLEY_LLM_URL"], environment["PARLEY_LLM_MODEL"]) = (model.ToString(), "scripted");
        return ParleyProcess.StartAsync(_data, environment);
    }

    /// <summary>The events of the calendar with this status, as iCalendar texts.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string status)
    {
        AsRead = await _radicale.ExportAsync(_calendar, Cancelled);
        return [.. AsRead.Split("BEGIN:VEVENT").Skip(1).Where(text => text.Contains($"STATUS:{status}", StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _radicale.DisposeAsync();
        Directory.Delete(_agents, recursive: true);
    }

    private async Task WriteAgentsAsync()
    {
        var source = Path.Combine(RepositoryPaths.Root, "samples", "clinic_123");
        var folder = Directory.CreateDirectory(Path.Combine(_agents, "clinic_123")).FullName;
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var tools = Path.Combine(folder, "tools.yaml");
        var text = await File.ReadAllTextAsync(tools, Cancelled);
        var calDav = new StringBuilder()
            .Append("  calendar:\n    caldav:\n")
            .Append(null, $"      url: {_relay.Url}{RadicaleServer.User}/clinic/\n")
            .Append(null, $"      user: {RadicaleServer.User}\n")
            .Append("      password: secret://CALDAV_PASSWORD\n");
        text = text.Replace("hosts: []", "hosts:\n  - { host: 127.0.0.1, port: " + _relay.Url.Port + ", allow_private: true, allow_plain: true }", StringComparison.Ordinal)
            .Replace("  calendar:                     # makes calendar_lookup and appointment_booking\n", calDav.ToString(), StringComparison.Ordinal);
        text.ShouldContain("caldav:");
        text.ShouldContain("allow_plain");
        await File.WriteAllTextAsync(tools, text, Cancelled);
    }
}
