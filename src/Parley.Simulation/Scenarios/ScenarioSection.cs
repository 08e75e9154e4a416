using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Agents;
using Parley.Flows.Reading;
using Parley.Simulation.Tools;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads one scenario; docs/simulation.md explains every word of it.</summary>
internal static class ScenarioSection
{
    public static Scenario Read(YamlSection section, string file, int line)
    {
        var usual = new Scenario { Name = "", File = file };
        var scenario = usual with
        {
            Name = section.Text("name", isRequired: true),
            Line = line,
            Tags = section.List("tags"),
            Tenant = section.TextOrNull("tenant") ?? TenantOf(file) ?? usual.Tenant,
            Now = Local(section, "now") ?? usual.Now,
            Agent = section.Text("agent"),
            Channel = section.TextOrNull("channel") ?? usual.Channel,
            Roles = section.List("roles"),
            Consent = section.Section("consent") is { } consent ? Consent(consent) : null,
            Calendar = [.. section.Items("calendar").Select(Standing)],
            Faults = section.Sections("tools").ToDictionary(tool => tool.Name, tool => Fault(tool.Section), StringComparer.Ordinal),
            Knowledge = section.List("knowledge"),
            Model = [.. section.Items("model").Select(ReplySection.Read)],
            NextModel = [.. section.Items("next_model").Select(ReplySection.Read)],
            Steps = [.. section.Items("turns").Select(StepSection.Read)],
            Persona = section.Section("persona") is { } persona ? PersonaSection.Read(persona) : null,
            Expect = section.Section("expect") is { } expect ? ExpectSection.Read(expect) : new(),
            Only = section.Has("only") ? section.Choice("only", Medium.Text) : null,
            Voice = section.Text("voice"),
            Noise = section.Section("noise") is { } noise ? NoiseSection.Read(noise, file) : null,
        };
        if (scenario is { Noise: not null, Only: Medium.Text })
            section.Fault("noise", "nobody hears it in a call that is for text alone");
        if (scenario.Noise is not null)
            scenario = scenario with { Only = Medium.Voice };
        if (scenario is { Model.Count: 0, NextModel.Count: > 0 })
            section.Fault("next_model", "there is no model that it could follow");
        if (scenario.Steps.Count == 0 == scenario.Persona is null)
            section.Fault("turns", scenario.Persona is null ? "is missing; a caller has either turns or a persona" : "a caller has either turns or a persona, not both");
        section.RejectOthers();
        return scenario;
    }

    /// <summary>A local time such as <c>2026-12-01T09:00</c>.</summary>
    public static DateTime? Local(YamlSection section, string key)
    {
        if (section.Text(key) is not { Length: > 0 } text)
            return null;
        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd' 'HH:mm"];
        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return local;
        section.Fault(key, $"'{text}' is no local time such as 2026-12-01T09:00");
        return null;
    }

    /// <summary>An object of JSON, from one written in YAML.</summary>
    public static JsonObject? Json(YamlSection section, string key)
    {
        if (section.Text(key) is not { Length: > 0 } text)
            return null;
        try
        {
            if (JsonNode.Parse(text) is JsonObject json)
                return json;
        }
        catch (JsonException)
        {
            // Told below.
        }

        section.Fault(key, """expected an object of JSON in quotes, such as '{"count": 0}'""");
        return null;
    }

    /// <summary>Scenarios lie in a folder of the tenant's.</summary>
    private static string? TenantOf(string file)
    {
        var folder = Directory.GetParent(Path.GetFullPath(file));
        return folder is { Name: "scenarios", Parent: { } tenant } ? tenant.Name : null;
    }

    private static ConsentPolicy Consent(YamlSection section)
    {
        var policy = new ConsentPolicy { Mode = section.Choice("mode", ConsentMode.NotAsked), Announcement = section.Text("announcement") };
        section.RejectOthers();
        return policy;
    }

    private static StandingAppointment Standing(YamlSection section)
    {
        var standing = new StandingAppointment(
            Local(section, "start") ?? default, TimeSpan.FromMinutes(section.Whole("minutes", 20)), section.Text("name", isRequired: true), section.Text("phone", isRequired: true), section.Text("notes"));
        if (!section.Has("start"))
            section.Fault("start", "is missing");
        section.RejectOthers();
        return standing;
    }

    private static ToolFault Fault(YamlSection section)
    {
        var fault = new ToolFault
        {
            Fail = section.Text("fail"),
            Slow = section.Seconds("slow") ?? TimeSpan.Zero,
            Hangs = section.Flag("hangs"),
            Returns = Json(section, "returns"),
            AfterEffect = section.Flag("after_effect"),
            Times = section.Whole("times", int.MaxValue),
        };
        section.RejectOthers();
        return fault;
    }
}
