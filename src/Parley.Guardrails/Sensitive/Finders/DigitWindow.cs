using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Consecutive digits of one run.</summary>
/// <param name="First">Index of the first symbol.</param>
/// <param name="Count">How many digits.</param>
internal readonly record struct DigitWindow(int First, int Count)
{
    private const int MostCorrected = 32;
    private const int MostTakenBack = 8;

    public int Last => First + Count - 1;

    public int FirstToken(SpokenText text) => text.Symbols[First].Token;

    public int LastToken(SpokenText text) => text.Symbols[Last].Token;

    /// <summary>True where the window does not cut a word or a written number in two.</summary>
    public bool IsWhole(SpokenText text)
    {
        var symbols = text.Symbols;
        return (First == 0 || symbols[First - 1].Token != symbols[First].Token)
            && (Last + 1 >= symbols.Length || symbols[Last + 1].Token != symbols[Last].Token);
    }

    /// <summary>A part of it was taken back and said again.</summary>
    public bool IsCorrected(SpokenText text) => text.IsCorrected(FirstToken(text), LastToken(text));

    /// <summary>Whether it comes to what a rule wants once the digits that were taken back are left out: those right before the correction, however many.</summary>
    public bool ComesTo(SpokenText text, DigitRule rule)
    {
        Span<char> digits = stackalloc char[MostCorrected];
        for (var cut = 1; Count <= MostCorrected && cut < Count; cut++)
        {
            if (!text.IsCorrected(text.Symbols[First + cut - 1].Token, text.Symbols[First + cut].Token))
                continue;
            CopyTo(text, digits);
            for (var left = cut - 1; left >= Math.Max(0, cut - MostTakenBack); left--)
            {
                // The digits before the cut go one by one; what was said after it moves up.
                for (var index = cut; index < Count; index++)
                    digits[left + index - cut] = text.Symbols[First + index].Value;
                if (rule(digits[..(Count - cut + left)]))
                    return true;
            }
        }

        return false;
    }

    public void CopyTo(SpokenText text, Span<char> digits)
    {
        for (var index = 0; index < Count; index++)
            digits[index] = text.Symbols[First + index].Value;
    }

    /// <summary>The longest stretches of digits of a text; what a finder before claimed is left out.</summary>
    public static List<DigitWindow> Of(Reading reading)
    {
        var windows = new List<DigitWindow>();
        var symbols = reading.Spoken.Symbols;
        foreach (var run in reading.Spoken.Runs)
        {
            var first = -1;
            for (var at = run.First; at <= run.Last + 1; at++)
            {
                var counts = at <= run.Last && symbols[at].IsDigit && !reading.IsClaimed(symbols[at].Token);
                if (counts && first < 0)
                    first = at;
                if (counts || first < 0)
                    continue;
                windows.Add(new DigitWindow(first, at - first));
                first = -1;
            }
        }

        return windows;
    }
}
