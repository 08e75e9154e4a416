namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>What is said along with a card number: expiry, security code, PIN.</summary>
internal static class CardDetails
{
    private const int CodeReach = 9;

    public static void Find(Reading reading)
    {
        var aboutCard = reading.IsAboutCard || reading.IsNearCard || IsCard(reading.Asked);
        FindDates(reading, aboutCard);
        foreach (var window in DigitWindow.Of(reading))
        {
            var (first, last) = (window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
            if (Quantities.IsOne(reading.Spoken, first, last))
                continue;
            var kind = reading.KindOf(first, last);
            var isCorrected = window.IsCorrected(reading.Spoken);
            if (kind == CueKind.SecurityCode && (window.Count is 3 or 4 || (isCorrected && window.Count is > 4 and <= 8)) && !IsDoorCode(reading, first))
                reading.Claim(SensitiveCategory.CardSecurityCode, first, last);
            else if (window.Count is 3 or 4 && reading.HasFound(SensitiveCategory.CardNumber) && SaysCode(reading, first, just: 2))
                reading.Claim(SensitiveCategory.CardSecurityCode, first, last);
            else if (IsExpiry(reading, first, last) && window.Count is >= 3 and <= 6 && IsCardExpiry(reading, first, aboutCard) && StartsWithMonth(reading, window))
                reading.Claim(SensitiveCategory.CardExpiry, first, last);
            else if (IsExpiry(reading, first, last) && window.Count is >= 6 and <= 10 && IsCardExpiry(reading, first, aboutCard))
                ClaimExpiryAndCode(reading, window);
            else if (kind == CueKind.Pin && (window.Count is >= 4 and <= 6 || (isCorrected && window.Count is > 6 and <= 12)))
                reading.Claim(SensitiveCategory.Pin, first, last);
            else if (window.Count is 3 or 4 && reading.HasFound(SensitiveCategory.CardNumber) && SaysCode(reading, first, just: 4))
                reading.Claim(SensitiveCategory.CardSecurityCode, first, last);
            else if (IsRightAfterCard(reading, first))
                ClaimAfterCard(reading, window);
        }
    }

    /// <summary>"expires oh four twenty nine, one two three": the expiry's four digits, then the code's.</summary>
    private static void ClaimExpiryAndCode(Reading reading, DigitWindow window)
    {
        for (var length = 4; length >= 3; length--)
        {
            var expiry = new DigitWindow(window.First, length);
            var code = new DigitWindow(window.First + length, window.Count - length);
            if (!expiry.IsWhole(reading.Spoken) || code.Count is not (3 or 4) || !StartsWithMonth(reading, expiry))
                continue;
            reading.Claim(SensitiveCategory.CardExpiry, expiry.FirstToken(reading.Spoken), expiry.LastToken(reading.Spoken));
            reading.Claim(SensitiveCategory.CardSecurityCode, code.FirstToken(reading.Spoken), code.LastToken(reading.Spoken));
            return;
        }
    }

    /// <summary>"4111 ... 1111, oh nine twenty eight, one two three": nothing says what they are, and after a card number nothing need.</summary>
    private static void ClaimAfterCard(Reading reading, DigitWindow window)
    {
        var category = window.Count == 4 && StartsWithMonth(reading, window) ? SensitiveCategory.CardExpiry : SensitiveCategory.CardSecurityCode;
        if (window.Count is 3 or 4)
            reading.Claim(category, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
        else if (window.Count is 7 or 8)
            ClaimExpiryAndCode(reading, window);
    }

    private static bool IsRightAfterCard(Reading reading, int token)
    {
        var start = reading.Spoken.Tokens[token].Start;
        foreach (var span in reading.Found)
            if (span.Category == SensitiveCategory.CardNumber && span.End <= start && reading.Spoken.Text.AsSpan(span.End, start - span.End).Trim(" ,.;-").IsEmpty)
                return true;
        return false;
    }

    private static void FindDates(Reading reading, bool aboutCard)
    {
        foreach (var (first, last) in SpokenDates.Find(reading.Spoken, monthAndYear: true))
            if (IsExpiry(reading, first, last) && IsCardExpiry(reading, first, aboutCard))
                reading.Claim(SensitiveCategory.CardExpiry, first, last);
        foreach (var (first, last) in SpokenDates.FindNumbered(reading.Spoken))
            if (IsExpiry(reading, first, last) && IsCardExpiry(reading, first, aboutCard))
                reading.Claim(SensitiveCategory.CardExpiry, first, last);
    }

    private static bool IsExpiry(Reading reading, int first, int last) =>
        reading.IsExpiryBefore(first) || reading.KindOf(first, last) == CueKind.Expiry;

    /// <summary>Offers, passports and prescriptions expire too.</summary>
    private static bool IsCardExpiry(Reading reading, int token, bool aboutCard)
    {
        var cues = reading.Cues;
        var cueAt = -1;
        for (var index = cues.Length - 1; index >= 0; index--)
        {
            if (cues[index].Last >= token)
                continue;
            if (cueAt < 0 && cues[index].Kind == CueKind.Expiry)
                cueAt = cues[index].First;
            else if (cueAt >= 0 && cues[index].Kind is CueKind.Card or CueKind.SecurityCode)
                return true;
            else if (cueAt >= 0 && cues[index].Kind is CueKind.ExpiringThing or CueKind.Passport or CueKind.Licence or CueKind.Medical or CueKind.Benign)
                return false;
        }

        foreach (var cue in cues)
            if (cue.Kind is CueKind.ExpiringThing && cue.First > token)
                return false;
        return aboutCard || cueAt >= 0 && (reading.Spoken.Word(cueAt).StartsWith("expiration", StringComparison.OrdinalIgnoreCase) || reading.Spoken.Is(cueAt, "expiry") || reading.Spoken.Is(cueAt + 1, "date") || reading.Spoken.Is(cueAt, "exp") || reading.Spoken.Is(cueAt + 1, "thru"));
    }

    private static bool StartsWithMonth(Reading reading, DigitWindow window)
    {
        var symbols = reading.Spoken.Symbols;
        var (first, second) = (symbols[window.First].Value, symbols[window.First + 1].Value);
        return first == '0' || window.Count is 3 or 5 || (first == '1' && second is '0' or '1' or '2');
    }

    private static bool IsDoorCode(Reading reading, int token)
    {
        for (var at = token - 1; at >= Math.Max(0, token - CodeReach); at--)
            if (reading.Spoken.Is(at, "door") || reading.Spoken.Is(at, "gate") || reading.Spoken.Is(at, "alarm") || reading.Spoken.Is(at, "building"))
                return true;
        return false;
    }

    private static bool SaysCode(Reading reading, int token, int just)
    {
        for (var at = token - 1; at >= Math.Max(0, token - just); at--)
            if (reading.Spoken.Is(at, "code") || reading.Spoken.Is(at, "back") || reading.Spoken.Is(at, "security"))
                return true;
        return false;
    }

    private static bool IsCard(CueKind kind) => kind is CueKind.Card or CueKind.Expiry or CueKind.SecurityCode;
}
