using System.Text.Json;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows.Reading;
using Parley.Records;
using Parley.Simulation.Checking;
using Parley.Simulation.LanguageModels;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what has to be so after the call.</summary>
internal static class ExpectSection
{
    private static readonly IReadOnlyList<string> EventNames =
        [.. typeof(CallEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CallEvent))).Select(type => Snake(type.Name)).Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> Endings = [.. Enum.GetNames<HangUpReason>().Select(Snake)];

    public static Expectations Read(YamlSection section)
    {
        var expectations = new Expectations
        {
            Said = section.List("said"),
            NotSaid = section.List("not_said"),
            Tools = [.. section.Items("tools").Select(Tool)],
            NoTools = section.List("no_tools"),
            Appointments = Records(section, "appointments", ["start", "name", "phone", "notes"]),
            Tickets = Records(section, "tickets", ["subject", "description", "name", "contact"]),
            Handoffs = Records(section, "handoffs", ["reason", "queue", "urgency", "summary", "detail", "status"]),
            Events = Known(section, "events", EventNames),
            NoEvents = Known(section, "no_events", EventNames),
            Ended = Known(section, "ended", Endings) is [var ended, ..] ? ended : null,
            Recorded = section.Has("recorded") ? section.Flag("recorded") : null,
            Latency = section.Seconds("latency"),
            Silence = section.Seconds("silence"),
            ModelRequests = section.Has("model_requests") ? section.Whole("model_requests", 0) : null,
            ModelRequestsAtMost = section.Has("model_requests_at_most") ? section.Whole("model_requests_at_most", 0) : null,
            ModelAnswers = [.. section.Items("model_answers").Select(Answer)],
            ModelTold = section.List("model_told"),
            ModelNotTold = section.List("model_not_told"),
        };
        section.RejectOthers();
        return expectations;
    }

    private static ExpectedTool Tool(YamlSection section)
    {
        var tool = new ExpectedTool(
            section.Text("tool", isRequired: true), section.Map("arguments"), section.TextOrNull("outcome"), section.Has("times") ? section.Whole("times", 1) : null);
        section.RejectOthers();
        return tool;
    }

    private static ExpectedAnswer Answer(YamlSection section)
    {
        var answer = new ExpectedAnswer(
            Known(section, "model", Scenario.ModelNames) is [var model, ..] ? model : null,
            section.Has("for") ? section.Choice("for", ModelPurpose.Reply) : null,
            section.Has("ending") ? section.Choice("ending", ModelEnding.Completed) : null,
            section.Has("hedge") ? section.Flag("hedge") : null,
            section.Has("times") ? section.Whole("times", 1) : null);
        section.RejectOthers();
        return answer;
    }

    private static List<IReadOnlyDictionary<string, string>>? Records(YamlSection section, string key, IReadOnlyList<string> fields)
    {
        if (!section.Has(key))
            return null;
        var records = new List<IReadOnlyDictionary<string, string>>();
        foreach (var item in section.Items(key))
        {
            records.Add(item.Keys.Intersect(fields).ToDictionary(field => field, field => item.Text(field), StringComparer.Ordinal));
            foreach (var field in fields)
                _ = item.Has(field);
            item.RejectOthers();
        }

        return records;
    }

    private static IReadOnlyList<string> Known(YamlSection section, string key, IReadOnlyList<string> names)
    {
        var chosen = section.List(key);
        foreach (var unknown in chosen.Except(names))
            section.Fault(key, $"unknown '{unknown}'{NearMiss.Hint(unknown, names)}");
        return chosen;
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
