using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>
/// Names where words announce them: "my name is", "this is ... calling", "last name spelled". Without an announcement, or after a weak one
/// ("I'm"), only words that are first names count, so that "I'm sorry" stays.
/// </summary>
internal static class PersonNames
{
    private const int LongestName = 3;

    private static readonly WordSet Ends = new(
        "and i i'm i’m im calling from with my date born speaking here is was who that but so to for at on in the a an it it's it’s please not or as phone number email e-mail dob we they he she you are have need would like want can could i'd i’d of because about by spelled spelt spelling right correct wrong under if when what how no yes again same there too also don't do does very great good fine sorry just still trying looking having thank thanks hi hello um uh actually then now misspelled mispronounced changed well your our this that these those any some");

    private static readonly WordSet Places = new("street avenue road lane drive hospital clinic park square boulevard station center centre general school university college court beach city county");

    private static readonly WordSet Skips = new("is it's it’s spelled spelt as um uh actually that's that’s and first last");

    public static void Find(Reading reading)
    {
        var text = reading.Spoken;
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (text.Tokens[at].Kind is not (TokenKind.Word or TokenKind.Phonetic))
                continue;
            if (NameCue.At(text, at) is { } cue)
                FindAfter(reading, cue);
            else if (FirstNames.Contains(text.Word(at)) && IsFullName(text, at))
                reading.Claim(SensitiveCategory.Name, at, at + 1);
        }
    }

    /// <summary>A first name and another capital, unless it is a doctor's, whose name is public, or a place's.</summary>
    private static bool IsFullName(SpokenText text, int at) =>
        char.IsUpper(text.Text[text.Tokens[at].Start]) && IsTitledNext(text, at) && !IsStaff(text, at - 1) && !IsStaff(text, at - 2)
        && !Places.Contains(text.Word(at + 1));

    private static bool IsStaff(SpokenText text, int at) =>
        text.Is(at, "doctor") || text.Is(at, "dr") || text.Is(at, "doctors") || text.Is(at, "professor") || text.Is(at, "saint") || text.Is(at, "nurse");

    private static void FindAfter(Reading reading, NameCue cue)
    {
        var text = reading.Spoken;
        var at = cue.Last + 1;
        while (at < text.Tokens.Length && cue.IsStrong && (Skips.Contains(text.Word(at)) || text.IsMark(at, ',') || text.IsMark(at, ':') || text.IsMark(at, '.')))
            at++;
        if (at >= text.Tokens.Length)
            return;
        var end = Spelled(text, at);
        if (end < 0)
            end = Words(text, at, cue.IsStrong);
        if (end < at)
            return;
        reading.Claim(SensitiveCategory.Name, at, end);
        // "Oscar Lindqvist, L I N D ...": said and then spelled.
        for (at = end + 1; at < text.Tokens.Length && (Skips.Contains(text.Word(at)) || text.IsMark(at, ',') || text.IsMark(at, '.')); at++)
        {
        }

        if (at < text.Tokens.Length && Spelled(text, at) is var last and >= 0)
            reading.Claim(SensitiveCategory.Name, at, last);
    }

    /// <returns>The last letter of a spelled name of three letters or more; -1 when none is spelled.</returns>
    private static int Spelled(SpokenText text, int at)
    {
        var (letters, end) = (0, -1);
        for (var index = at; index < text.Tokens.Length; index++)
        {
            if (text.Tokens[index].Kind == TokenKind.Repeat || (text.Tokens[index].Kind == TokenKind.Mark && (char)text.Tokens[index].Value is '-' or ',' or '.'))
                continue;
            if (text.Tokens[index].Kind != TokenKind.Letter)
                break;
            letters++;
            end = index;
        }

        return letters >= 3 ? end : -1;
    }

    private static int Words(SpokenText text, int at, bool isStrong)
    {
        var (end, words) = (at - 1, 0);
        for (var index = at; index < text.Tokens.Length && words < LongestName; index++)
        {
            if (words > 0 && JointLength(text, index) is var joint and > 0)
            {
                index += joint - 1;
                continue;
            }

            if (text.Tokens[index].Kind is not (TokenKind.Word or TokenKind.Phonetic) || Ends.Contains(text.Word(index)))
                break;
            var titled = IsCapital(text, index);
            var known = FirstNames.Contains(text.Word(index));
            // A name that begins with a capital goes on with one; where it does not, two words at most are taken on trust.
            if (!known && !titled && (!isStrong || words >= 2 || (words > 0 && IsCapital(text, at))))
                break;
            if (!isStrong && words == 0 && !known && !(titled && (IsTitledNext(text, index) || IsCaller(text, index + 1))))
                break;
            (end, words) = (index, words + 1);
        }

        return end;
    }

    /// <summary>"This is Abdi calling."</summary>
    private static bool IsCaller(SpokenText text, int at) => text.Is(at, "calling") || text.Is(at, "speaking") || (text.Is(at, "here") && !text.Is(at + 1, "is"));

    /// <summary>The hyphen of "Jean-Luc", the initial of "Walter K. Simmons".</summary>
    /// <returns>How many tokens it takes; 0 where none is.</returns>
    private static int JointLength(SpokenText text, int at)
    {
        var length = text.IsMark(at, '-') ? 1
            : text.Tokens[at].Kind != TokenKind.Letter || !IsCapital(text, at) ? 0
            : text.IsMark(at + 1, '.') ? 2 : 1;
        return length > 0 && IsTitledNext(text, at + length - 1) ? length : 0;
    }

    private static bool IsTitledNext(SpokenText text, int at)
    {
        var next = text.IsMark(at + 1, '-') ? at + 2 : at + 1;
        return next < text.Tokens.Length && text.Tokens[next].Kind is TokenKind.Word or TokenKind.Phonetic && IsCapital(text, next) && !Ends.Contains(text.Word(next));
    }

    private static bool IsCapital(SpokenText text, int at) => char.IsUpper(text.Text[text.Tokens[at].Start]);
}
