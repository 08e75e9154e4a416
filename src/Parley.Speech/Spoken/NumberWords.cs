namespace Parley.Speech.Spoken;

/// <summary>English words for numbers.</summary>
internal static class NumberWords
{
    private static readonly string[] s_small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Size, string Name)[] s_scales =
        [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred")];

    /// <param name="number">0 up to 999,999,999,999.</param>
    public static string Cardinal(long number)
    {
        if (number < 20)
            return s_small[number];
        if (number < 100)
            return number % 10 == 0 ? s_tens[number / 10] : $"{s_tens[number / 10]} {s_small[number % 10]}";
        var (size, name) = s_scales.First(scale => number >= scale.Size);
        var head = $"{Cardinal(number / size)} {name}";
        return number % size == 0 ? head : $"{head} {Cardinal(number % size)}";
    }

    /// <summary>Digit by digit, as one reads out a telephone number; anything else in the text is skipped.</summary>
    public static string Digits(string text) => string.Join(' ', text.Where(char.IsAsciiDigit).Select(digit => s_small[digit - '0']));
}
