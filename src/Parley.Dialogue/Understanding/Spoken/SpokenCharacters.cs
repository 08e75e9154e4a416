using System.Collections.Frozen;
using System.Globalization;

namespace Parley.Understanding.Spoken;

/// <summary>
/// What stands for single characters when something is spelled: "B", "bee", "bravo", "B as in boy", "double four", "oh", "twenty three". A sound
/// that is also a common word ("you", "are", "for") counts only beside others that are certain, which is for the caller of this to decide.
/// </summary>
internal static class SpokenCharacters
{
    private static readonly FrozenDictionary<string, char> Alphabet = Pairs(
        "alpha=a alfa=a bravo=b charlie=c delta=d echo=e foxtrot=f golf=g hotel=h india=i juliet=j juliett=j kilo=k lima=l mike=m november=n oscar=o " +
        "papa=p quebec=q romeo=r sierra=s tango=t uniform=u victor=v whiskey=w whisky=w xray=x yankee=y zulu=z");

    private static readonly FrozenDictionary<string, char> Sounds = Pairs(
        "ay=a bee=b be=b cee=c see=c sea=c dee=d ee=e eff=f ef=f gee=g aitch=h eye=i jay=j kay=k el=l ell=l em=m en=n pea=p pee=p cue=q queue=q are=r ar=r " +
        "ess=s es=s tee=t tea=t you=u vee=v ex=x why=y zee=z zed=z");

    private static readonly FrozenDictionary<string, char> DigitSounds = Pairs("oh=0 o=0 owe=0 nought=0 naught=0 nil=0 to=2 too=2 for=4 fore=4 ate=8 won=1");

    /// <summary>Characters that begin here, or null; <c>IsCertain</c> is false for sounds that are common words.</summary>
    public static Reach<(string Text, bool IsCertain)>? Read(SpokenTurn turn, int at, bool digitsOnly)
    {
        var repeat = turn[at] switch { "double" => 2, "triple" or "treble" => 3, "quadruple" => 4, _ => 1 };
        if (repeat > 1)
            return One(turn, at + 1, digitsOnly) is { Value.Text: [var only] } one
                ? new Reach<(string, bool)>((new string(only, repeat), true), one.End)
                : null;
        return One(turn, at, digitsOnly);
    }

    /// <summary>What may stand between characters and means none.</summary>
    public static bool IsFiller(string word) => word is "uh" or "um" or "er" or "erm" or "and" or "then" or "pause" or "dash" or "hyphen" or "space" or "capital" or "uppercase" or "lowercase" or "letter" or "like";

    private static Reach<(string Text, bool IsCertain)>? One(SpokenTurn turn, int at, bool digitsOnly)
    {
        var word = turn[at];
        if (word.Length == 0)
            return null;
        if (char.IsAsciiDigit(word[0]))
            return char.IsAsciiLetter(word[^1]) ? null : Certain(string.Concat(word.Where(char.IsAsciiDigit)), at + 1);
        if (DigitWords(turn, at) is { } digits)
            return digits;
        if (DigitSounds.TryGetValue(word, out var digit) && (digitsOnly || word is not ("o" or "to" or "for")))
            return new Reach<(string, bool)>((digit.ToString(), word is "oh" or "o" or "nought" or "naught"), at + 1);
        return digitsOnly ? null : Code(turn, at) ?? Letter(turn, at);
    }

    /// <summary>Typed: the letters of "AB-123" or of "GB82 WEST 1234".</summary>
    private static Reach<(string Text, bool IsCertain)>? Code(SpokenTurn turn, int at)
    {
        var (original, next) = (turn.Tokens[at].Original, turn[at + 1]);
        if (original.Length is < 2 or > 6 || !original.All(char.IsAsciiLetter))
            return null;
        var isJoined = next.Length > 0 && char.IsAsciiDigit(next[0]) && turn.Gap(at + 1) is "" or "-" or "/";
        var isAmongDigits = original.All(char.IsAsciiLetterUpper) && (turn[at - 1] is [>= '0' and <= '9', ..] || next is [>= '0' and <= '9', ..]);
        return isJoined || isAmongDigits ? Certain(turn[at], at + 1) : null;
    }

    private static Reach<(string Text, bool IsCertain)>? Letter(SpokenTurn turn, int at)
    {
        var word = turn[at];
        char? letter = word is [>= 'a' and <= 'z'] ? word[0]
            : Alphabet.TryGetValue(word, out var spelled) ? spelled
            : Sounds.TryGetValue(word, out var sound) ? sound
            : null;
        if (turn.Has(at, "double you") || turn.Has(at, "double u"))
            return Certain("w", at + 2);
        if (turn.Has(at, "x ray"))
            return Certain("x", at + 2);

        // "S as in Sam", "S for sugar", "S like Sam": the word's first letter says it best, for it was heard as a word.
        var example = turn.Has(at + 1, "as in") ? at + 3 : turn.Is(at + 1, "for", "like", "as") ? at + 2 : -1;
        if (letter is { } named && example > 0 && turn[example] is [var first, _, ..] && char.IsAsciiLetter(first) && (first == named || Sounds.ContainsKey(word) || turn.Has(at + 1, "as in")))
            return Certain(first.ToString(), example + 1);
        return letter is { } bare ? new Reach<(string, bool)>((bare.ToString(), !Sounds.ContainsKey(word) && word is not ("a" or "i")), at + 1) : null;
    }

    private static Reach<(string Text, bool IsCertain)>? DigitWords(SpokenTurn turn, int at)
    {
        if (NumberWords.SmallNumber(turn[at]) is { } small)
            return Hundreds(turn, Text(small), at + 1);
        if (NumberWords.TensNumber(turn[at]) is not { } tens)
            return null;
        return NumberWords.SmallNumber(turn[at + 1]) is > 0 and < 10 and var unit && !turn.IsBreak(at + 1)
            ? Certain(Text(tens + unit), at + 2)
            : Certain(Text(tens), at + 1);
    }

    private static Reach<(string Text, bool IsCertain)>? Hundreds(SpokenTurn turn, string digits, int at) => turn[at] switch
    {
        "hundred" => Certain(digits + "00", at + 1),
        "thousand" => Certain(digits + "000", at + 1),
        _ => Certain(digits, at),
    };

    private static Reach<(string Text, bool IsCertain)> Certain(string text, int end) => new((text, true), end);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, char> Pairs(string pairs) =>
        pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1][0], StringComparer.Ordinal);
}
