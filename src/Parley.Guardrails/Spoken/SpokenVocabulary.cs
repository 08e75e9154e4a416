using System.Collections.Frozen;

namespace Parley.Guardrails.Spoken;

/// <summary>Number words, spelled letters and what may stand between them.</summary>
internal static class SpokenVocabulary
{
    private static readonly FrozenDictionary<string, (TokenKind Kind, int Value)> Words = Build();

    private static readonly FrozenDictionary<string, (TokenKind Kind, int Value)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static (TokenKind Kind, int Value) MeaningOf(ReadOnlySpan<char> word)
    {
        if (Lookup.TryGetValue(word, out var meaning))
            return meaning;
        if (word.Length == 1 && char.IsAsciiLetter(word[0]))
            return (TokenKind.Letter, char.ToUpperInvariant(word[0]));
        return (TokenKind.Word, 0);
    }

    private static FrozenDictionary<string, (TokenKind, int)> Build()
    {
        var words = new Dictionary<string, (TokenKind, int)>(StringComparer.OrdinalIgnoreCase);
        Add(TokenKind.Unit, 0, "zero oh nought naught nil|one|two|three tree|four fower|five fife|six|seven|eight|nine niner");
        Add(TokenKind.Teen, 10, "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen");
        string[] tens = ["twenty", "thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var index = 0; index < tens.Length; index++)
            Add(TokenKind.Tens, (index + 2) * 10, tens[index]);
        Add(TokenKind.Ordinal, 1, "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth");
        Add(TokenKind.Ordinal, 30, "thirtieth");
        Add(TokenKind.Hundred, 100, "hundred hundreds");
        Add(TokenKind.Thousand, 1000, "thousand thousands");
        Add(TokenKind.Repeat, 2, "double|triple treble|quadruple");
        Add(TokenKind.Filler, 0, "um uh er erm uhm hmm ah dash hyphen space then and okay ok next minus slash");
        Add(TokenKind.Homophone, 4, "for fore");
        Add(TokenKind.Homophone, 2, "to too");
        Add(TokenKind.Homophone, 1, "won");
        Add(TokenKind.Homophone, 8, "ate");
        foreach (var word in "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey yankee zulu zed zee".Split(' '))
            words[word] = (TokenKind.Phonetic, char.ToUpperInvariant(word[0]));
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(TokenKind kind, int from, string groups)
        {
            foreach (var (offset, group) in groups.Split('|').Index())
                foreach (var word in group.Split(' '))
                    words[word] = (kind, from + offset);
        }
    }
}
