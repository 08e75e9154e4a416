namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Values as people say them, to be read back.</summary>
internal static class InWords
{
    private static readonly string[] Small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".Split(' ');
    private static readonly string[] Tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');
    private static readonly string[] Ordinals = "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".Split(' ');
    private static readonly string[] Months = "January February March April May June July August September October November December".Split(' ');

    public static string Number(int number) => number switch
    {
        < 20 => Small[number],
        < 100 => Tens[number / 10] + (number % 10 == 0 ? "" : " " + Small[number % 10]),
        < 1000 => $"{Small[number / 100]} hundred" + (number % 100 == 0 ? "" : $" and {Number(number % 100)}"),
        _ => $"{Number(number / 1000)} thousand" + (number % 1000 == 0 ? "" : $" {Number(number % 1000)}"),
    };

    public static string Date(DateOnly date) => $"{Months[date.Month - 1]} {Ordinal(date.Day)} {Year(date.Year)}";

    public static string Time(int hour, int minute)
    {
        var dial = hour % 12 == 0 ? 12 : hour % 12;
        var half = hour < 12 ? "a.m." : "p.m.";
        return minute switch
        {
            0 => $"{Number(dial)} {half}",
            < 10 => $"{Number(dial)} oh {Number(minute)} {half}",
            _ => $"{Number(dial)} {Number(minute)} {half}",
        };
    }

    public static string Digits(string digits, bool doubles)
    {
        var words = new List<string>();
        for (var i = 0; i < digits.Length; i++)
        {
            var isDouble = doubles && i + 1 < digits.Length && digits[i] == digits[i + 1];
            words.Add((isDouble ? "double " : "") + (digits[i] is '0' ? "oh" : Small[digits[i] - '0']));
            i += isDouble ? 1 : 0;
        }

        return string.Join(' ', words);
    }

    private static string Ordinal(int number) => number switch
    {
        <= 20 => Ordinals[number],
        30 => "thirtieth",
        _ => $"{Tens[number / 10]} {Ordinals[number % 10]}",
    };

    private static string Year(int year) => year switch
    {
        >= 2000 and < 2010 => year == 2000 ? "two thousand" : $"two thousand {Number(year % 100)}",
        _ when year % 100 == 0 => $"{Number(year / 100)} hundred",
        _ when year % 100 < 10 => $"{Number(year / 100)} oh {Number(year % 100)}",
        _ => $"{Number(year / 100)} {Number(year % 100)}",
    };
}
