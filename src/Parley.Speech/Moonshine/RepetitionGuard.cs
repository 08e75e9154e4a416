namespace Parley.Speech.Moonshine;

/// <summary>
/// Greedy decoders sometimes loop, mostly on audio cut mid-word or on noise. Short phrases said over and over stop the decoding;
/// a long clause said twice in a row only loses its echo, because people do start over.
/// </summary>
internal static class RepetitionGuard
{
    private const int LoopMaxLength = 12;
    private const int EchoMinLength = 8;
    private const int EchoMaxLength = 40;

    /// <summary>Whether the end of <paramref name="tokens"/> is a loop, and how many tokens to keep of it.</summary>
    public static bool IsLooping(IReadOnlyList<int> tokens, out int keep)
    {
        for (var length = 1; length <= LoopMaxLength; length++)
        {
            var allowed = AllowedTimes(length);
            if (Repeats(tokens, length, allowed + 1))
            {
                keep = tokens.Count - length * allowed;
                return true;
            }
        }

        keep = tokens.Count;
        return false;
    }

    /// <summary><paramref name="tokens"/> without clauses that follow themselves at once.</summary>
    public static List<int> WithoutEchoes(IReadOnlyList<int> tokens)
    {
        var kept = new List<int>(tokens.Count);
        foreach (var token in tokens)
        {
            kept.Add(token);
            for (var length = EchoMinLength; length <= Math.Min(EchoMaxLength, kept.Count / 2); length++)
            {
                if (!Repeats(kept, length, 2))
                    continue;
                kept.RemoveRange(kept.Count - length, length);
                break;
            }
        }

        return kept;
    }

    // A single token may be a digit, and "5 5 5 5 0 0 0 0" is a telephone number; "no, no, no" is ordinary speech.
    private static int AllowedTimes(int length) => length switch
    {
        1 => 8,
        2 => 6,
        3 => 4,
        _ => 2,
    };

    private static bool Repeats(IReadOnlyList<int> tokens, int length, int times)
    {
        var span = length * times;
        if (tokens.Count < span)
            return false;
        for (var i = tokens.Count - span; i < tokens.Count - length; i++)
            if (tokens[i] != tokens[i + length])
                return false;
        return true;
    }
}
