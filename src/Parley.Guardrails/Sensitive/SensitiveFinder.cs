using Parley.Guardrails.Sensitive.Finders;

namespace Parley.Guardrails.Sensitive;

/// <summary>Finds what is sensitive in a text, spoken forms included. Pure; well under a millisecond a sentence.</summary>
internal static class SensitiveFinder
{
    public static IReadOnlyList<SensitiveSpan> Find(string text) => Find(text, CueKind.None);

    /// <param name="asked">What the agent had just asked for: a bare answer ("four one one one ...") is then known for what it is.</param>
    public static IReadOnlyList<SensitiveSpan> Find(string text, CueKind asked)
    {
        return string.IsNullOrWhiteSpace(text) ? [] : Read(text, asked).Found;
    }

    /// <summary>The text with all that was found in it.</summary>
    /// <param name="isNearCard">Whether card data was said shortly before.</param>
    public static Reading Read(string text, CueKind asked, bool isNearCard = false)
    {
        var reading = new Reading(text, asked, isNearCard);
        // What carries a check of its own comes first, then what words announce, then what is told by form alone.
        Ibans.Find(reading);
        EmailAddresses.Find(reading);
        IpAddresses.Find(reading);
        CardNumbers.Find(reading);
        ScatteredNumbers.Find(reading);
        CardNumbers.FindParts(reading);
        CardDetails.Find(reading);
        SocialSecurityNumbers.Find(reading);
        BirthDates.Find(reading);
        Identifiers.Find(reading);
        PhoneNumbers.Find(reading);
        StreetAddresses.Find(reading);
        PersonNames.Find(reading);
        reading.Found.Sort((left, right) => left.Start.CompareTo(right.Start));
        reading.JoinCorrected();
        return reading;
    }
}
