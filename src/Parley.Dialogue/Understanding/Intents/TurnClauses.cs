using System.Text.RegularExpressions;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>The clauses of a turn that may each ask something of their own. Recognisers set few marks, so "and" before a wish or a question is a border.</summary>
internal static partial class TurnClauses
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Shorter ones are times, days and house numbers.</summary>
    private const int ShortestNumber = 4;

    private const int MostBeforeNumber = 4;

    /// <summary>What a number that only goes on begins with.</summary>
    private static readonly string[] NumberLeads =
        ["order", "orders", "number", "numbers", "the", "it", "it's", "its", "that", "that's", "this", "my", "our", "his", "her", "zip", "zipcode", "postal", "postcode", "code", "one", "another", "a", "an", "to", "at", "on", "in", "for", "is", "with", "also", "then", "and", "phone", "cell", "double", "triple", "so", "i", "i'm", "we", "you", "he", "she", "they", "born", "from", "under", "oh", "or", "area", "extension", "about"];

    public static IReadOnlyList<string> Of(string text, TaskWords words)
    {
        var clauses = new List<string>();
        var begin = 0;
        foreach (Match border in Border().Matches(text))
        {
            if (!IsBorder(border, text[(border.Index + border.Length)..], words))
                continue;
            clauses.Add(text[begin..(border.Index + (border.Groups["mark"].Success ? 1 : 0))]);
            begin = border.Index + border.Length;
        }

        clauses.Add(text[begin..]);
        var said = clauses.Select(c => c.Trim(' ', ',', ';')).Where(c => c.Any(char.IsLetterOrDigit)).ToList();
        return [.. said.Select((clause, at) => at > 0 && IsThing(clause, words) ? $"{Lead(said, at)} {clause}" : clause)];
    }

    /// <summary>Whether it asks for something, rather than tells why: "I can't make it on Monday" is no wish beside "I need another time".</summary>
    public static bool IsWish(string clause) => Wish().IsMatch(clause);

    /// <summary>Whether it asks in so many words: "I need", "could you", or a verb that tasks begin with.</summary>
    public static bool IsRequest(string clause, TaskWords words)
    {
        var said = clause[Filler().Match(clause).Length..];
        return Asking().IsMatch(said) || BeginsWithVerb(said, words);
    }

    /// <summary>Whether it is about one more of the same.</summary>
    public static bool IsOneMore(string clause) => OneMore().IsMatch(clause);

    /// <summary>Whether it is one more of what the clause before asks for, without saying what: "and another on Friday at nine", "and my son on Tuesday".</summary>
    public static bool IsAnotherOne(string clause) => AnotherOne().IsMatch(clause);

    /// <summary>Whether it names what it is about: "book a new one" does, "move it to Friday" and "reschedule" speak of what was named before.</summary>
    public static bool IsAboutItsOwn(string clause) => !Pointing().IsMatch(clause) && (HasNumber(clause) || Naming().IsMatch(clause) || TopicWords.Of(SpokenTurn.Of(clause)).Count > 1);

    /// <summary>Whether it wants something done with a number it names: "cancel 10504", "return order one oh five oh four".</summary>
    public static bool IsAboutNumber(string clause)
    {
        var turn = SpokenTurn.Of(clause[Filler().Match(clause).Length..]);
        return turn.Count > 1 && turn[0].Length > 1 && char.IsLetter(turn[0][0]) && !NumberLeads.Contains(turn[0]) && !NumberWords.IsNumber(turn[0])
            && CharacterRun.All(turn, digitsOnly: true).Any(run => run.Text.Length >= ShortestNumber && run.Span.Start is > 0 and <= MostBeforeNumber);
    }

    /// <summary>Whether it names a number that is long enough to stand for a thing.</summary>
    public static bool HasNumber(string clause) => CharacterRun.All(SpokenTurn.Of(clause), digitsOnly: true).Any(run => run.Text.Length >= ShortestNumber);

    private static bool IsBorder(Match border, string rest, TaskWords words)
    {
        if (border.Groups["mark"].Success)
            return true;
        if (border.Groups["and"].Success)
            return Opening().IsMatch(rest) || IsAnotherOne(rest) || BeginsWithVerb(rest, words) || IsThing(rest, words) || BareQuestions.IsIn(Until(rest)) || IsAboutNumber(Until(rest));
        // A comma parts the items of a list: "a refill, an appointment and the hours"; in front of all else it is a pause.
        return PlainQuestion().IsMatch(rest) || BareQuestions.IsIn(Until(rest)) || IsThing(rest, words) || Asking().IsMatch(rest) && BeginsWithTask(rest, words) || VerbAndThing(rest, words);
    }

    private static bool BeginsWithVerb(string rest, TaskWords words) => FirstWord().Match(rest) is { Success: true } first && words.Verbs.Contains(first.Value.ToLowerInvariant());

    /// <summary>"Move my other appointment": a verb and, soon, what it is about.</summary>
    private static bool VerbAndThing(string rest, TaskWords words) => BeginsWithVerb(rest, words) && BeginsWithTask(rest, words);

    private static bool BeginsWithTask(string rest, TaskWords words) => TopicWords.Of(SpokenTurn.Of(Until(rest))).Any(words.Nouns.Contains);

    /// <summary>"An appointment": what is wished for alone, its verb being that of the clause before. "My appointment is on Friday" tells something.</summary>
    private static bool IsThing(string rest, TaskWords words) =>
        Thing().Match(Until(rest)) is { Success: true } thing && TopicWords.Of(SpokenTurn.Of(thing.Value)).Any(words.Nouns.Contains) && !Told().IsMatch(rest);

    /// <summary>As far as the next border may be.</summary>
    private static string Until(string rest) => rest[..(Border().Match(rest) is { Success: true } next ? next.Index : rest.Length)];

    /// <summary>What the thing is asked for with: "I'd like" of "I'd like to cancel my visit and a refill"; without any "I need".</summary>
    private static string Lead(List<string> clauses, int at)
    {
        for (var before = at - 1; before >= 0; before--)
            if (Wanting().Match(clauses[before]) is { Success: true } lead)
                return lead.Groups["lead"].Value;
        return "I need";
    }

    [GeneratedRegex(
        """
        (?<mark>[.?!;])\s+
        |(?<and>,?\s+(?:(?:and|also|plus|but)\s+)(?:(?:oh|and|also|then|uh|um|just|maybe|please|by\sthe\sway|while\si'?m\sat\sit|after\sthat|afterwards)[\s,]+)*)
        |,\s+
        """, Options)]
    private static partial Regex Border();

    [GeneratedRegex(@"^(?:(?:i|we)(?:'d|'m|\s(?:(?:also|really|just|still)\s)?(?:would|need|want|wanted|have\sto|was\swondering))|what(?:'s)?|when|where(?:'s)?|who|how|which|why|do|does|is|are|can|could|will|would|should|tell\sme)\b", Options)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:what(?:'s|\sis|\sare)|where(?:'s|\sis|\sare|\sdo|\scan)|when\sdo|how\s(?:much|long|far|do\si)|do\syou|are\syou\sopen|is\sthere)\b", Options)]
    private static partial Regex PlainQuestion();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|yeah|yes|please|just|also|then|maybe)\b\W*)*", Options)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:(?:i|we)(?:'d|'m|\sam)?\s(?:\w+\s){0,2}(?:like|love|want|wanted|wanna|need|have\sto|gotta|wondering|calling)\b|(?:can|could|may|would|will)\s(?:i|we|you)\b)", Options)]
    private static partial Regex Asking();

    [GeneratedRegex(@"^(?:(?:maybe|also|then|just|please|get|for)\s)*(?:an?|my|the|another|some|one\smore|two)\s(?:(?!(?:of|for|with|on|at|in|to|from|about|because|so|if|that|number|code|date|name|card|time|day)\b)[\w'-]+\s?){1,4}(?!\s*(?:number|code|date|name|card|time|day)\b)", Options)]
    private static partial Regex Thing();

    [GeneratedRegex(@"^(?:\w+\s)?(?:an?|my|the|another|some)\s(?:[\w'-]+\s){1,4}(?:is|was|are|were|isn't|wasn't|has|had|have|needs|ran|runs|will|would|said|says|got|gets|can|can't|could|should|i|we|you)\b", Options)]
    private static partial Regex Told();

    [GeneratedRegex(@"^\W*(?:\w+\W+){0,6}?(?<lead>(?:(?:i|we)(?:'d|\swould)?\s(?:\w+\s){0,2}?(?:like|want|wanna|need)|(?:can|could|may)\s(?:i|we)\s(?:please\s)?(?:get|have)|give\sme|get\sme))\b", Options)]
    private static partial Regex Wanting();

    [GeneratedRegex(@"\b(?:another|second|one\smore|a\sdifferent|a\sfurther|too|as\swell)\b", Options)]
    private static partial Regex OneMore();

    [GeneratedRegex(
        """
        ^(?:(?:also|then|maybe|for|at|on)\s)*(?:another|a\ssecond|one\smore)(?:\sone)?(?:\s(?:for|on|at|in|next|this|tomorrow|after|around|the\s(?:day|week)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[.!?]?$)
        |^(?:(?:also|then|for)\s)*(?:(?:my|our|his|her|their)\s(?:\w+\s){0,2}?\w+|me|him|her|them|us)\s(?:(?:(?:on|for)\s)?(?:(?:next|this|the\scoming)\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)|at\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)\S*(?:\s(?:a\.?m|p\.?m)\.?|\so'clock|\s(?:fifteen|thirty|forty|forty-five))?\W*$)\b
        |^(?:(?:on|for)\s)?(?:(?:next|this|the\scoming)\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b[^.?!]*\bfor\s(?:(?:my|our|his|her)\s\w+|me|him|her|them|us)\W*$
        """, Options)]
    private static partial Regex AnotherOne();

    [GeneratedRegex(@"^[a-z]+", Options)]
    private static partial Regex FirstWord();

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|yeah|yes|please|just|also|then|maybe)\b\W*)*
        (?:(?!(?:i|i'm|i've|i'll|it|it's|my|we|he|she|they|the|there|there's|something|someone|this|that|because|since|sorry|no)\b)[a-z]
        |(?:i|we)(?:'d)?\s(?:\w+\s){0,2}(?:like|love|want|wanted|wanna|need|have\sto|gotta)\b)
        """, Options)]
    private static partial Regex Wish();

    [GeneratedRegex(@"\b(?:it|that|this|them|those|these)\b", Options)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:an?|my|our|another|new|some|the)\b", Options)]
    private static partial Regex Naming();
}
