using System.Collections.Frozen;

namespace Parley.Guardrails.Spoken;

/// <summary>What people say in the middle of a number that is no part of it: to gain time, to tell which part comes next, to take a part back.</summary>
internal static class Asides
{
    private const string Pauses = """
        let me see|let's see|let me think|let me check|let me look|let me find it|hold on|hold on a second|hold on a sec|hang on|hang on a second|hang on a sec
        just a second|just a sec|just a moment|one second|one sec|one moment|give me a second|give me a sec|bear with me|wait a second|wait a sec|wait a minute
        got that|got it|you got that|did you get that|are you with me|you with me|with me so far|yeah|yep|yes|like|you know|comma|period|so|alright|all right|right
        then it's|then it is|next is|next comes|followed by|finally|after that|the number is|the rest is|the rest of it is|the other half is|i think|i believe|it says
        the next four|the next four are|next four|next four are|the next three|the next three are|next three|the next two|the next two are|next two|the next one is
        the next group is|next group|the last four|the last four are|last four|last four are|the last three are|last three|the last two are|last two
        the last one is|the last digit is|the last part is|the second part is|the second half is|the middle is|the middle part is|the end is|the ending is|ending in|ending with
        """;

    private const string Corrections = """
        no|no no|nope|no wait|wait|wait no|no hold on|hold up|sorry|no sorry|i'm sorry|oh sorry|i mean|i meant|scratch that|strike that|forget that|correction|actually|no actually
        make that|oops|whoops|excuse me|pardon me|my mistake|my bad|that's wrong|that was wrong|not that|that's not right|that isn't right|that is not right|that's not it|not right|that's incorrect|not correct|i got that wrong|i said that wrong|let me fix that|let me correct that|let me repeat that|rather|or rather|let me start over|let me start again|it should be
        that should be|should be
        """;

    private static readonly WordSet Introductions = new("that's that’s it's it’s that it is was should be the");

    private static readonly FrozenDictionary<string, (string[] More, bool IsCorrection)[]> ByFirstWord = Build();

    private static readonly FrozenDictionary<string, (string[] More, bool IsCorrection)[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>How many tokens one takes that begins here; 0 where none does. Of several the longest.</returns>
    public static int LengthAt(ReadOnlySpan<char> text, List<SpokenToken> tokens, int at, out bool isCorrection)
    {
        var length = PhraseAt(text, tokens, at, out isCorrection);
        // "sorry, that's six nine": what introduces the right one.
        if (isCorrection)
            while (at + length < tokens.Count && IsIntroduction(text, tokens[at + length]))
                length++;
        return length;
    }

    private static bool IsIntroduction(ReadOnlySpan<char> text, SpokenToken token) =>
        token is { Kind: TokenKind.Mark, Value: ',' or '.' } || (token.Kind == TokenKind.Word && Introductions.Contains(text.Slice(token.Start, token.Length)));

    private static int PhraseAt(ReadOnlySpan<char> text, List<SpokenToken> tokens, int at, out bool isCorrection)
    {
        isCorrection = false;
        if (tokens[at].Kind is TokenKind.Mark || !Lookup.TryGetValue(text.Slice(tokens[at].Start, tokens[at].Length), out var phrases))
            return 0;
        foreach (var (more, takesBack) in phrases)
        {
            if (!Follows(text, tokens, at, more))
                continue;
            isCorrection = takesBack;
            return 1 + more.Length;
        }

        return 0;
    }

    private static bool Follows(ReadOnlySpan<char> text, List<SpokenToken> tokens, int at, string[] more)
    {
        if (at + more.Length >= tokens.Count)
            return false;
        foreach (var word in more)
        {
            var token = tokens[++at];
            if (!text.Slice(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    private static FrozenDictionary<string, (string[], bool)[]> Build()
    {
        IEnumerable<(string[] Words, bool IsCorrection)> phrases =
            [.. Of(Pauses).Select(phrase => (phrase.Split(' '), false)), .. Of(Corrections).Select(phrase => (phrase.Split(' '), true))];
        return phrases.GroupBy(phrase => phrase.Words[0], StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(phrase => phrase.Words.Length).Select(phrase => (phrase.Words[1..], phrase.IsCorrection)).ToArray(),
            StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Of(string phrases) => phrases.Split((char[])['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
