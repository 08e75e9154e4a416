using Parley.Calls;
using Parley.Flows;

namespace Parley.Agents.Texts;

/// <summary>The values of one session that greeting and instructions read.</summary>
/// <param name="isSpoken">For the caller's ears rather than for a model: what came with the caller needs no marks.</param>
internal sealed class TextValues(SessionRequest session, IReadOnlyDictionary<string, string> tenant, DateTimeOffset at, bool isSpoken)
{
    private readonly DateTime _now = TimeZoneInfo.ConvertTime(
        at, TimeZoneInfo.TryFindSystemTimeZoneById(session.Agent.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).DateTime;

    public object? Find(string root) => root switch
    {
        "session" => new Dictionary<string, object?>
        {
            ["call_id"] = session.Id.Value,
            ["user_id"] = OfCaller(session.UserId),
            ["channel"] = session.Channel,
            ["language"] = session.Language,
            ["date"] = SlotSpeech.Say(DateOnly.FromDateTime(_now)),
            ["time"] = SlotSpeech.Say(TimeOnly.FromDateTime(_now)),
            ["weekday"] = _now.DayOfWeek.ToString(),
        },
        "user" => new Dictionary<string, object?> { ["id"] = OfCaller(session.UserId), ["name"] = OfCaller(session.UserName) },
        "tenant" => tenant.ToDictionary(value => value.Key, value => (object?)value.Value),
        "agent" => new Dictionary<string, object?> { ["name"] = session.Agent.AgentName, ["language"] = session.Agent.Language },
        "today" => SlotSpeech.Say(DateOnly.FromDateTime(_now)),
        "now" => SlotSpeech.Say(_now),
        "memory" => session.Memory.ToDictionary(entry => entry.Key, entry => (object?)Remembered(entry.Value)),
        _ => null,
    };

    private CallerValue? OfCaller(string text) => CallerValue.Name(text) is { Length: > 0 } name ? new CallerValue(name, isMarked: !isSpoken) : null;

    private CallerValue? Remembered(string text) => CallerValue.Memory(text) is { Length: > 0 } memory ? new CallerValue(memory, isMarked: !isSpoken) : null;
}
