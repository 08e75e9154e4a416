using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;
using Parley.Testing;

namespace Parley.Simulation.Tests;

/// <summary>A rehearsal does nothing in the world, and says so where a tool would have.</summary>
public sealed class SealedWorldTests : IDisposable
{
    private readonly DirectoryInfo _agents = Directory.CreateTempSubdirectory("parley-sealed-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tool_ThatWouldReachOut_IsRefusedAndNamed()
    {
        var result = await RunAsync("tools: { send: { kind: http, description: Sends., url: 'https://a.example/', method: POST } }", "[send]", "tool: send", "");
        string.Join('\n', result.Failures).ShouldContain("'send' was not let out to 'a.example': say what it answers (tools: { send: { returns: ... } }), or run with --live");
    }

    [Fact]
    public async Task Tool_WhoseAnswerIsWritten_NeedsNoWorld()
    {
        var result = await RunAsync("tools: { send: { kind: http, description: Sends., url: 'https://a.example/', method: POST } }", "[send]", "tool: send", "tools: { send: { returns: '{}' } }");
        result.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Program_IsNotStarted()
    {
        var trace = Path.Combine(_agents.FullName, "started");
        var refused = await Should.ThrowAsync<ScenarioException>(() => RunAsync($"tools: {{ there: {{ kind: mcp, command: [touch, '{trace}'] }} }}", "[there_send]", "end: Bye.", ""));
        refused.Message.ShouldContain("has no agent ''; tools: 'touch' was not asked for its tools: a simulation reaches nothing outside unless it runs with --live");
        File.Exists(trace).ShouldBeFalse();
    }

    [Fact]
    public async Task ProgramNobodyNeeds_DoesNotFailACall()
    {
        var trace = Path.Combine(_agents.FullName, "started");
        (await RunAsync($"tools: {{ there: {{ kind: mcp, command: [touch, '{trace}'] }} }}", "[]", "end: Bye.", "")).Failures.ShouldBeEmpty();
        File.Exists(trace).ShouldBeFalse();
    }

    [Fact]
    public async Task AppointmentInANamedCalendar_IsSeen()
    {
        var result = await RunAsync(
            "tools: { calendar: { time_zone: America/Chicago, calendars: { lin: {} } } }", "[appointment_booking]",
            "tool: appointment_booking\n        arguments: { action: book, start: '2026-12-02T09:00', name: Ada Lovelace, phone: '+12175550142' }", "expect: { appointments: [] }");
        string.Join('\n', result.Failures).ShouldContain("appointments: nobody expected");
    }

    [Fact]
    public async Task AppointmentsOfACalendarServer_CannotBeExpected()
    {
        var result = await RunAsync("tools: { calendar: { time_zone: America/Chicago, caldav: { url: 'https://a.example/' } } }", "[appointment_booking]", "end: Bye.", "expect: { appointments: [] }");
        result.Failures.ShouldHaveSingleItem().ShouldStartWith("appointments: they are kept by a calendar server");
    }

    public void Dispose() => _agents.Delete(recursive: true);

    private async Task<ScenarioResult> RunAsync(string tools, string names, string node, string more)
    {
        var tenant = _agents.CreateSubdirectory("shop").FullName;
        await File.WriteAllTextAsync(Path.Combine(tenant, "tools.yaml"), tools, Token);
        const string what = "{{ slots.what }}";
        await File.WriteAllTextAsync(Path.Combine(tenant, "desk.yaml"), $$"""
            agent_name: Desk
            tenant_id: shop
            voice_profile: warm
            language: en-US
            time_zone: America/Chicago
            greeting: Hello.
            instructions: You answer the phone.
            tools: {{names}}
            consent: { mode: not_asked }
            flows:
              go:
                description: Go on
                examples: [please go on]
                words: [go on]
                slots:
                  what: { type: text, prompts: ["What is it about?"] }
                nodes:
                  about: { ask: what }
                  sure: { confirm: "It is about {{what}}. Is that right?", slots: [what], on_no: done }
                  work:
                    {{node}}
                  done: { end: Good bye. }
            """, Token);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(tenant, "scenarios")).FullName, "s.yaml");
        await File.WriteAllTextAsync(file, $"name: goes on\ntenant: shop\nturns:\n  - {{ say: please go on }}\n  - {{ say: a letter }}\n  - {{ say: \"yes\" }}\n{more}\n", Token);
        using var runner = new ScenarioRunner(_agents.FullName, RepositoryPaths.Models);
        await runner.PrepareAsync(Token);
        return await runner.RunAsync(ScenarioFiles.Read([file]).Single(), Medium.Text, seed: 1, Token);
    }
}
