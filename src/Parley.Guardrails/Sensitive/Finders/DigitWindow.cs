using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Consecutive digits of one run.</summary>
/// <param name="First">Index of the first symbol.</param>
/// <param name="Count">How many digits.</param>
internal readonly record struct DigitWindow(int First, int Count)
{
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
