namespace Parley.Guardrails.Injection;

/// <summary>Scores a text for orders to the model. Pure. It is a screen, not the defence: what a model may do is decided by the tool gateway.</summary>
internal static class InjectionDetector
{
    /// <returns>The strongest sign, or null when there is none.</returns>
    public static (string Category, double Score)? Find(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = PlainText.Of(text, out var hidden);
        if (Match(plain) is { } found)
            return hidden ? (found.Category, 1) : found;
        foreach (var decoded in EncodedText.Decode(text))
            if (Match(PlainText.Of(decoded, out _)) is { } inside)
                return ("injection.encoded", inside.Score);
        if (MayBeTurned(plain) && (Match(EncodedText.Rot13(plain)) ?? Match(EncodedText.Backwards(plain))) is { } turned)
            return ("injection.encoded", turned.Score);
        return null;
    }

    private static (string Category, double Score)? Match(string plain)
    {
        (string Category, double Score)? best = null;
        foreach (var (category, pattern, score) in InjectionPatterns.All)
            if ((best is null || score > best.Value.Score) && pattern.IsMatch(plain))
                best = (category, score);
        return best;
    }

    /// <summary>"instructions", "prompt", "rules" or "system", turned by thirteen or read backwards.</summary>
    private static bool MayBeTurned(string plain) =>
        plain.Contains("vafgehpgvba", StringComparison.Ordinal) || plain.Contains("cebzcg", StringComparison.Ordinal) || plain.Contains("ehyrf", StringComparison.Ordinal)
        || plain.Contains("noitcurtsni", StringComparison.Ordinal) || plain.Contains("tpmorp", StringComparison.Ordinal) || plain.Contains("selur", StringComparison.Ordinal);
}
