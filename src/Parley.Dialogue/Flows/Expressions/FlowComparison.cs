namespace Parley.Flows.Expressions;

/// <summary>Compares typed values. Text next to a date, time or number is read as one.</summary>
internal static class FlowComparison
{
    /// <returns>Below, equal to or above zero; null where the two cannot be compared.</returns>
    public static int? Compare(FlowValue left, FlowValue right) => (left, right) switch
    {
        (FlowValue.Number a, FlowValue.Number b) => a.Value.CompareTo(b.Value),
        (FlowValue.Date a, FlowValue.Date b) => a.Value.CompareTo(b.Value),
        (FlowValue.Time a, FlowValue.Time b) => a.Value.CompareTo(b.Value),
        (FlowValue.Moment a, FlowValue.Moment b) => a.Value.CompareTo(b.Value),
        (FlowValue.Moment a, FlowValue.Date b) => DateOnly.FromDateTime(a.Value).CompareTo(b.Value),
        (FlowValue.Date a, FlowValue.Moment b) => a.Value.CompareTo(DateOnly.FromDateTime(b.Value)),
        (FlowValue.Moment a, FlowValue.Time b) => TimeOnly.FromDateTime(a.Value).CompareTo(b.Value),
        (FlowValue.Time a, FlowValue.Moment b) => a.Value.CompareTo(TimeOnly.FromDateTime(b.Value)),
        (FlowValue.Bool a, FlowValue.Bool b) => a.Value.CompareTo(b.Value),
        (FlowValue.Text a, FlowValue.Text b) => string.Compare(a.Value, b.Value, StringComparison.OrdinalIgnoreCase),
        (FlowValue.Text a, not FlowValue.Missing) => Read(a.Value, right) is { } read ? Compare(read, right) : null,
        (not FlowValue.Missing, FlowValue.Text b) => Read(b.Value, left) is { } read ? Compare(left, read) : null,
        _ => null,
    };

    /// <summary>Equal, two missing values included; values that cannot be compared are not.</summary>
    public static bool AreEqual(FlowValue left, FlowValue right) =>
        (left is FlowValue.Missing && right is FlowValue.Missing) || Compare(left, right) == 0;

    private static FlowValue? Read(string text, FlowValue other)
    {
        var read = other switch
        {
            FlowValue.Number => FlowValue.ParseNumber(text),
            FlowValue.Date => FlowValue.ParseDate(text),
            FlowValue.Time => FlowValue.ParseTime(text),
            FlowValue.Moment => FlowValue.ParseMoment(text) is FlowValue.Moment moment ? moment : FlowValue.ParseDate(text),
            FlowValue.Bool => text switch { "yes" or "true" => FlowValue.Yes, "no" or "false" => FlowValue.No, _ => FlowValue.None },
            _ => FlowValue.None,
        };
        return read is FlowValue.Missing ? null : read;
    }
}
