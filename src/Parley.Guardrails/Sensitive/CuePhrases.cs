using System.Collections.Frozen;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive;

/// <summary>The words that tell what a number is. Of several that begin at one word the longest holds.</summary>
internal static class CuePhrases
{
    private static readonly WordSet Person = new("my me his her him their them");

    private static readonly FrozenDictionary<string, (string[] More, CueKind Kind)[]> ByFirstWord = Build();

    private static readonly FrozenDictionary<string, (string[] More, CueKind Kind)[]>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Find(SpokenText text, List<Cue> cues)
    {
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind == TokenKind.Mark || !TryFind(text.Word(at), out var phrases))
                continue;
            foreach (var (rest, kind) in phrases)
            {
                var last = Match(text, at, rest);
                // A traveller's visa is written small.
                if (last < 0 || (kind == CueKind.ExpiringThing && text.Word(at) is "Visa"))
                    continue;
                cues.Add(new Cue(kind, at, last));
                // "my number" tells what and also whose.
                if (last > at && SpeaksOfPerson(text, at, last))
                    cues.Add(new Cue(CueKind.Theirs, at, last));
                // Who is spoken of may be part of what is: "we live on".
                at = kind is CueKind.Theirs or CueKind.Ours ? at : last;
                break;
            }
        }
    }

    private static bool SpeaksOfPerson(SpokenText text, int first, int last)
    {
        for (var at = first; at <= last; at++)
            if (Person.Contains(text.Word(at)))
                return true;
        return false;
    }

    /// <summary>"my pin's 4409": what is said to be is announced all the same.</summary>
    private static bool TryFind(ReadOnlySpan<char> word, out (string[] More, CueKind Kind)[] phrases) =>
        Lookup.TryGetValue(word, out phrases!) || Lookup.TryGetValue(Owned(word), out phrases!);

    /// <summary>The word without "'s".</summary>
    private static ReadOnlySpan<char> Owned(ReadOnlySpan<char> word) => word.Length > 3 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019' ? word[..^2] : word;

    private static int Match(SpokenText text, int at, string[] rest)
    {
        foreach (var word in rest)
        {
            at++;
            // "S.S.N." and "drop-off": marks inside a phrase say nothing.
            if (text.IsMark(at, '.') || text.IsMark(at, '-'))
                at++;
            if (!text.Is(at, word) && !(at < text.Tokens.Length && Owned(text.Word(at)).Equals(word, StringComparison.OrdinalIgnoreCase)))
                return -1;
        }

        return at;
    }

    private static FrozenDictionary<string, (string[], CueKind)[]> Build()
    {
        var all = new Dictionary<string, List<(string[] More, CueKind Kind)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (kind, phrases) in CueWords.All)
            foreach (var phrase in phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var words = phrase.Split(' ');
                if (!all.TryGetValue(words[0], out var list))
                    all[words[0]] = list = [];
                list.Add((words[1..], kind));
            }

        return all.ToFrozenDictionary(
            pair => pair.Key, pair => pair.Value.OrderByDescending(phrase => phrase.More.Length).ToArray(), StringComparer.OrdinalIgnoreCase);
    }
}
