using System.Globalization;
using Parley.Flows.Expressions;

namespace Parley.Flows;

/// <summary>Values that no caller said, put in normal form and made sayable.</summary>
internal static class SlotSpeech
{
    /// <returns>Null where the text is no value of the slot's type.</returns>
    public static SlotValue? Read(SlotDefinition slot, string text, ValueSource source)
    {
        if (text.Length == 0)
            return null;
        return slot.Type switch
        {
            SlotType.Date => FlowValue.ParseDate(text) is FlowValue.Date date
                ? new SlotValue(date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Say(date.Value), source) : null,
            SlotType.Time => FlowValue.ParseTime(text) is FlowValue.Time time
                ? new SlotValue(time.Value.ToString("HH:mm", CultureInfo.InvariantCulture), Say(time.Value), source) : null,
            SlotType.DateTime => FlowValue.ParseMoment(text) is FlowValue.Moment moment
                ? new SlotValue(moment.Value.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), Say(moment.Value), source) : null,
            SlotType.Number => FlowValue.ParseNumber(text) is FlowValue.Number ? new SlotValue(text, text, source) : null,
            SlotType.YesNo => text switch
            {
                "yes" or "true" => new SlotValue("yes", "yes", source),
                "no" or "false" => new SlotValue("no", "no", source),
                _ => null,
            },
            SlotType.Choice => slot.Choices.FirstOrDefault(c => c.Id == text) is { } choice ? new SlotValue(choice.Id, choice.Say, source) : null,
            SlotType.Phone => new SlotValue(text, string.Join(' ', text.Where(char.IsAsciiDigit)), source),
            _ => new SlotValue(text, text, source),
        };
    }

    /// <summary>Whether a value found in the caller's words is one of the slot's type, whoever found it.</summary>
    public static bool IsNormal(SlotDefinition slot, string value) => slot.Type switch
    {
        SlotType.Date or SlotType.Time or SlotType.DateTime or SlotType.Number or SlotType.Money => FlowValue.Of(slot.Type, value) is not FlowValue.Missing,
        SlotType.YesNo => value is "yes" or "no",
        SlotType.Choice => slot.Choices.Any(c => c.Id == value),
        _ => !string.IsNullOrWhiteSpace(value),
    };

    public static string Say(DateTime moment) => $"{Say(DateOnly.FromDateTime(moment))} at {Say(TimeOnly.FromDateTime(moment))}";

    public static string Say(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.DayOfWeek}, {date:MMMM} {date.Day}{Ending(date.Day)}");

    public static string Say(TimeOnly time)
    {
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var half = time.Hour < 12 ? "a.m." : "p.m.";
        return time.Minute == 0 ? $"{hour} {half}" : string.Create(CultureInfo.InvariantCulture, $"{hour}:{time.Minute:00} {half}");
    }

    private static string Ending(int day) => day switch
    {
        11 or 12 or 13 => "th",
        _ => (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" },
    };
}
