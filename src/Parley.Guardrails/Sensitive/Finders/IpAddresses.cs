using System.Net;
using System.Net.Sockets;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Internet addresses, written or said with "dot" between their numbers. A version with four parts is none.</summary>
internal static class IpAddresses
{
    private const int Parts = 4;

    public static void Find(Reading reading)
    {
        FindWritten(reading);
        FindSaid(reading);
    }

    private static void FindWritten(Reading reading)
    {
        var text = reading.Spoken.Text;
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiHexDigit(text[start]) || (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or ':')))
                continue;
            var end = start;
            var (dots, colons) = (0, 0);
            while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is '.' or ':'))
            {
                dots += text[end] == '.' ? 1 : 0;
                colons += text[end] == ':' ? 1 : 0;
                end++;
            }

            while (end > start && text[end - 1] is '.' or ':')
                end--;
            if (IsAddress(text.AsSpan(start, end - start), dots, colons) && !IsVersion(reading, start))
                reading.ClaimText(SensitiveCategory.IpAddress, start, end);
            start = Math.Max(start, end - 1);
        }
    }

    private static bool IsAddress(ReadOnlySpan<char> text, int dots, int colons) =>
        (dots >= 3 || colons >= 4) && IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count('.') == 3);

    private static void FindSaid(Reading reading)
    {
        var text = reading.Spoken;
        var runs = text.Runs;
        for (var index = 0; index + Parts <= runs.Length; index++)
        {
            var whole = true;
            for (var part = 0; part < Parts && whole; part++)
            {
                var first = text.Symbols[runs[index + part].First];
                whole = IsByte(text, runs[index + part])
                    && (part == 0 || (first.Token - text.Symbols[runs[index + part - 1].Last].Token == 2 && IsDot(text, first.Token - 1)));
            }

            var start = text.Symbols[runs[index].First].Token;
            if (whole && !IsVersion(reading, text.Tokens[start].Start))
                reading.Claim(SensitiveCategory.IpAddress, start, text.Symbols[runs[index + Parts - 1].Last].Token);
        }
    }

    private static bool IsDot(SpokenText text, int at) => text.Is(at, "dot") || text.Is(at, "point");

    private static bool IsByte(SpokenText text, SpokenRun run)
    {
        if (run.Count > 3)
            return false;
        var value = 0;
        for (var at = run.First; at <= run.Last; at++)
        {
            if (!text.Symbols[at].IsDigit)
                return false;
            value = value * 10 + text.Symbols[at].Value - '0';
        }

        return value <= byte.MaxValue;
    }

    private static bool IsVersion(Reading reading, int start)
    {
        var token = 0;
        while (token + 1 < reading.Spoken.Tokens.Length && reading.Spoken.Tokens[token].Start < start)
            token++;
        return reading.IsCueJustBefore(token, CueKind.Benign, 3);
    }
}
