using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Letters that spell a name: "S M I T H", "S as in Sam, M, Y", "double L". What is spelled beats what was heard.</summary>
internal static class SpelledNames
{
    private const int Shortest = 2;
    private const double SameWord = 0.45;
    private const double WholeName = 0.75;

    /// <summary>They begin one name that may be heard as two: "Mc Allister".</summary>
    private static readonly string[] Beginnings = ["mc", "mac", "o", "de", "del", "di", "da", "la", "le", "van", "von", "st", "saint", "fitz", "al", "el"];

    /// <summary>Every run of at least two letters, each said as a letter.</summary>
    public static IReadOnlyList<Reach<(string Name, int Start)>> All(SpokenTurn turn)
    {
        var names = new List<Reach<(string, int)>>();
        for (var at = 0; at < turn.Count;)
        {
            var (letters, end, groups) = ("", at, 0);
            while (end < turn.Count && letters.Length < 30 && Letter(turn, turn[end] is "capital" && turn[end + 1].Length == 1 ? end + 1 : end, groups) is { } letter)
            {
                (letters, end, groups) = (letters + letter.Value, letter.End, groups + 1);
                if (turn[end] is "apostrophe" && turn[end + 1].Length == 1)
                    (letters, end) = (letters + "'", end + 1);
            }

            // "P R U I T T I was born": the last one begins the next sentence.
            if (groups > Shortest && turn[end - 1] is "i" && letters[^1] is 'i' && turn.Is(end, "was", "am", "have", "had", "need", "want", "would", "can", "can't", "don't", "think", "live", "just", "got", "could", "will"))
                (letters, end, groups) = (letters[..^1], end - 1, groups - 1);
            // "T A N, not T O N".
            if (turn[at - 1] is "not")
                groups = 0;
            if (groups >= Shortest && letters.Length > Shortest || groups >= Shortest && (turn.Is(at - 1, "spelled", "spelling") || turn[at - 1] == letters))
                names.Add(new Reach<(string, int)>(Example(turn, letters, at), end));
            at = Math.Max(end, at + 1);
        }

        return names;
    }

    /// <summary>Puts a spelling that follows (or stands within a few words) in the place of the word it spells; returns where the name now ends.</summary>
    public static int Apply(SpokenTurn turn, List<string> parts, IReadOnlyList<Reach<(string Name, int Start)>> spelled, int at, int end)
    {
        foreach (var spelling in spelled.Where(s => s.Value.Start >= at && s.Value.Start - end <= 6))
        {
            Put(parts, spelling.Value.Name);
            end = spelling.End;
        }

        return end;
    }

    /// <summary>In the place of the word it spells, or behind the others where it spells none of them.</summary>
    public static void Put(List<string> parts, string name)
    {
        // "Mc Allister, that's M C A L L I S T E R": one name that was heard as several words.
        if (parts.Count > 1 && string.Equals(string.Concat(parts), name, StringComparison.OrdinalIgnoreCase))
        {
            if (!Beginnings.Contains(parts[0].ToLowerInvariant()))
                return;
            parts.Clear();
        }

        var sound = new Sound(name);
        var nearest = parts.Select((word, index) => (index, Likeness: sound.Likeness(new Sound(word)))).OrderByDescending(w => w.Likeness).FirstOrDefault();
        if (parts.Count > 0 && nearest.Likeness >= SameWord)
            parts[nearest.index] = name;
        else
            parts.Add(name);
    }

    /// <summary>First and last name spelled in one breath, parted where each sounds most like what it spells; null where the letters spell another name, or one of the two.</summary>
    public static string[]? Split(string letters, string[] heard)
    {
        if (heard is not [var first, var last] || new Sound(letters).Likeness(new Sound(first + last)) < WholeName || letters.Length <= Math.Max(first.Length, last.Length) + 1)
            return null;
        var (firstSound, lastSound) = (new Sound(first), new Sound(last));
        var end = Enumerable.Range(1, letters.Length - 1).MaxBy(at => firstSound.Likeness(new Sound(letters[..at])) + lastSound.Likeness(new Sound(letters[at..])));
        return [letters[..end], letters[end..]];
    }

    /// <summary>"Hansen with an E N, H A N S E N": the letters that tell it from another come first.</summary>
    private static (string Letters, int Start) Example(SpokenTurn turn, string letters, int at) =>
        turn[at - 2] is "with" && turn.Is(at - 1, "a", "an") && turn[at - 3] is { Length: > 2 } heard && letters.EndsWith(heard, StringComparison.Ordinal) ? (heard, at)
            : turn[at - 2] is "with" && turn.Is(at - 1, "a", "an") && letters.Length > Shortest && new Sound(turn[at - 3]) is var whole && whole.Likeness(new Sound(letters[1..])) > whole.Likeness(new Sound(letters)) ? (letters[1..], at)
            : (letters, at);

    private static Reach<string>? Letter(SpokenTurn turn, int at, int groups)
    {
        if (groups == 0 && turn[at] is "a" && turn[at - 1] is "with")
            return null;

        // "I" and "a" open sentences; they are letters only among others.
        if (turn.Is(at, "i", "a") && groups == 0 && !(turn[at + 1].Length == 1 && turn[at + 2].Length == 1) && !turn.Has(at + 1, "as in"))
            return null;
        var isLetter = turn[at] is [>= 'a' and <= 'z'] || turn.Is(at, "double", "triple") || (turn.Has(at + 1, "as in") && turn[at].Length < 4);
        return isLetter && SpokenCharacters.Read(turn, at, digitsOnly: false) is { } read && read.Value.Text.All(char.IsAsciiLetter)
            ? new Reach<string>(read.Value.Text, read.End)
            : null;
    }
}
