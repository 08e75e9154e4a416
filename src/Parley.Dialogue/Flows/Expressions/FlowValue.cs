using System.Globalization;
using System.Text.Json;

namespace Parley.Flows.Expressions;

/// <summary>A typed value that conditions compare.</summary>
internal abstract record FlowValue
{
    private FlowValue() { }

    public static FlowValue None { get; } = new Missing();

    public static FlowValue Yes { get; } = new Bool(true);

    public static FlowValue No { get; } = new Bool(false);

    public sealed record Missing : FlowValue;

    public sealed record Bool(bool Value) : FlowValue;

    public sealed record Number(decimal Value) : FlowValue;

    public sealed record Text(string Value) : FlowValue;

    public sealed record Date(DateOnly Value) : FlowValue;

    public sealed record Time(TimeOnly Value) : FlowValue;

    /// <summary>Local to the agent's time zone.</summary>
    public sealed record Moment(DateTime Value) : FlowValue;

    /// <summary>A list or an object of a tool's result.</summary>
    public sealed record Structure(JsonElement Value) : FlowValue;

    /// <summary>A bare value as a condition: yes is yes, nothing is no, anything else is there.</summary>
    public bool Holds => this switch
    {
        Bool flag => flag.Value,
        Missing => false,
        _ => true,
    };

    public static FlowValue Of(bool value) => value ? Yes : No;

    public static FlowValue Of(SlotType type, string value) => type switch
    {
        _ when value.Length == 0 => None,
        SlotType.YesNo => Of(value == "yes"),
        SlotType.Number => ParseNumber(value),
        SlotType.Money => ParseNumber(value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
        SlotType.Date => ParseDate(value),
        SlotType.Time => ParseTime(value),
        SlotType.DateTime => ParseMoment(value),
        _ => new Text(value),
    };

    public static FlowValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Yes,
        JsonValueKind.False => No,
        JsonValueKind.Number when element.TryGetDecimal(out var number) => new Number(number),
        JsonValueKind.String => new Text(element.GetString() ?? ""),
        JsonValueKind.Array or JsonValueKind.Object => new Structure(element),
        _ => None,
    };

    public static FlowValue ParseNumber(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? new Number(number) : None;

    public static FlowValue ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new Date(date)
        : ParseMoment(text) is Moment moment ? new Date(DateOnly.FromDateTime(moment.Value))
        : None;

    public static FlowValue ParseTime(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new Time(time) : None;

    /// <summary>Local to the agent's zone; what an offset says of another zone is dropped with it, the wall clock stays.</summary>
    public static FlowValue ParseMoment(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new Moment(DateTime.SpecifyKind(moment.DateTime, DateTimeKind.Unspecified))
            : None;
}
