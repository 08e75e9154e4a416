namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Dates that words about birth announce. Other dates are appointments and stay.</summary>
internal static class BirthDates
{
    public static void Find(Reading reading)
    {
        if (!reading.Has(CueKind.Birth) && reading.Asked != CueKind.Birth)
            return;
        foreach (var (first, last) in SpokenDates.Find(reading.Spoken, monthAndYear: false))
            if (IsBirth(reading, first, last))
                reading.Claim(SensitiveCategory.DateOfBirth, first, last);
        foreach (var (first, last) in SpokenDates.FindNumbered(reading.Spoken))
            if (IsBirth(reading, first, last))
                reading.Claim(SensitiveCategory.DateOfBirth, first, last);
        foreach (var window in DigitWindow.Of(reading))
        {
            var (first, last) = (window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
            if ((window.Count is >= 4 and <= 9 || (window.Count is > 9 and <= 2 * 8 && window.IsCorrected(reading.Spoken))) && IsBirth(reading, first, last) && !IsYearAlone(reading, window, first) && !Quantities.IsOne(reading.Spoken, first, last))
                reading.Claim(SensitiveCategory.DateOfBirth, first, last);
        }
    }

    private static bool IsBirth(Reading reading, int first, int last) => reading.KindOf(first, last) == CueKind.Birth;

    private static bool IsYearAlone(Reading reading, DigitWindow window, int firstToken)
    {
        var symbols = reading.Spoken.Symbols;
        var century = window.Count == 4 && symbols[window.First].Value is '1' or '2' && symbols[window.First + 1].Value is '9' or '0';
        return century || reading.Spoken.Is(firstToken - 1, "in");
    }
}
