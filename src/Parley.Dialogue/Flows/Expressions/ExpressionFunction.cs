using System.Text.Json;

namespace Parley.Flows.Expressions;

/// <summary>One of the functions conditions may use. Given what it cannot use it gives nothing.</summary>
internal sealed record ExpressionFunction(string Name, int Arguments, string Meaning, Func<IReadOnlyList<FlowValue>, IExpressionScope, FlowValue> Apply)
{
    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        new("len", 1, "how many letters a text has, or items a list", (a, _) => Length(a[0])),
        new("days_from_today", 1, "how many days a date is from today; negative for the past", (a, scope) => DaysFromToday(a[0], scope)),
        new("weekday", 1, "monday to sunday, in small letters", (a, _) => DateOf(a[0]) is { } date ? new FlowValue.Text(DayName(date)) : FlowValue.None),
        new("hour", 1, "0 to 23", (a, _) => TimeOf(a[0]) is { } time ? new FlowValue.Number(time.Hour) : FlowValue.None),
        new("date", 1, "the date of a date and time", (a, _) => DateOf(a[0]) is { } date ? new FlowValue.Date(date) : FlowValue.None),
        new("time", 1, "the time of a date and time", (a, _) => TimeOf(a[0]) is { } time ? new FlowValue.Time(time) : FlowValue.None),
        new("at", 2, "a date and a time as one", (a, _) => At(a[0], a[1])),
        new("number", 1, "a text as a number", (a, _) => a[0] is FlowValue.Text text ? FlowValue.ParseNumber(text.Value) : a[0] is FlowValue.Number ? a[0] : FlowValue.None),
        new("lower", 1, "a text in small letters", (a, _) => a[0] is FlowValue.Text text ? new FlowValue.Text(text.Value.ToLowerInvariant()) : FlowValue.None),
        new("contains", 2, "whether a text has another in it, or a list an item", (a, _) => Contains(a[0], a[1])),
        new("starts_with", 2, "whether a text begins with another", (a, _) => FlowValue.Of(
            (a[0], a[1]) is (FlowValue.Text whole, FlowValue.Text part) && whole.Value.StartsWith(part.Value, StringComparison.OrdinalIgnoreCase))),
    ];

    private static FlowValue Length(FlowValue value) => value switch
    {
        FlowValue.Text text => new FlowValue.Number(text.Value.Length),
        FlowValue.Structure { Value: { ValueKind: JsonValueKind.Array } list } => new FlowValue.Number(list.GetArrayLength()),
        FlowValue.Missing => new FlowValue.Number(0),
        _ => FlowValue.None,
    };

    private static FlowValue DaysFromToday(FlowValue value, IExpressionScope scope) =>
        DateOf(value) is { } date ? new FlowValue.Number(date.DayNumber - DateOnly.FromDateTime(scope.Now).DayNumber) : FlowValue.None;

    private static FlowValue At(FlowValue date, FlowValue time) =>
        DateOf(date) is { } day && TimeOf(time) is { } hour ? new FlowValue.Moment(day.ToDateTime(hour)) : FlowValue.None;

    private static FlowValue Contains(FlowValue whole, FlowValue part) => (whole, part) switch
    {
        (FlowValue.Text a, FlowValue.Text b) => FlowValue.Of(a.Value.Contains(b.Value, StringComparison.OrdinalIgnoreCase)),
        (FlowValue.Structure { Value: { ValueKind: JsonValueKind.Array } list }, not FlowValue.Missing) =>
            FlowValue.Of(list.EnumerateArray().Any(item => FlowComparison.AreEqual(FlowValue.Of(item), part))),
        _ => FlowValue.No,
    };

    private static DateOnly? DateOf(FlowValue value) => value switch
    {
        FlowValue.Date date => date.Value,
        FlowValue.Moment moment => DateOnly.FromDateTime(moment.Value),
        FlowValue.Text text => FlowValue.ParseDate(text.Value) is FlowValue.Date date ? date.Value : null,
        _ => null,
    };

    private static TimeOnly? TimeOf(FlowValue value) => value switch
    {
        FlowValue.Time time => time.Value,
        FlowValue.Moment moment => TimeOnly.FromDateTime(moment.Value),
        FlowValue.Text text => FlowValue.ParseTime(text.Value) is FlowValue.Time time ? time.Value
            : FlowValue.ParseMoment(text.Value) is FlowValue.Moment moment ? TimeOnly.FromDateTime(moment.Value) : null,
        _ => null,
    };

    private static string DayName(DateOnly date) => date.DayOfWeek.ToString().ToLowerInvariant();
}
