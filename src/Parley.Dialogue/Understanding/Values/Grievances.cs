using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Why something goes back or what is complained of, told in a sentence of its own beside the wish: "my daughter doesn't like it, so I need to return it", "I was
/// charged twice and nobody calls me back". Only for slots of tasks that are about such.
/// </summary>
internal static partial class Grievances
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;
    private const int FewestWords = 3;
    private const int MostWords = 16;

    public static TokenSpan? Of(ReadingContext context)
    {
        var turn = context.Turn;
        if (context.AnswersAnother || context.IsAsked || turn.Count < FewestWords || !IsFor(context) || Troubles.OfThings(turn).Any())
            return null;
        var clauses = Clauses(turn);
        var told = clauses.Where(c => Told(turn, c)).ToList();
        var takesBack = clauses.Exists(c => TakesBack().IsMatch(turn.Slice(c)));
        var isComplaint = SlotWords.Of(context.Slot).Any(w => w is "matter" or "complaint");
        var span = told.Where(c => Signs().IsMatch(turn.Slice(c))).Concat(takesBack || isComplaint ? told : []).Select(c => (TokenSpan?)Bare(turn, c)).FirstOrDefault();
        return span is { Length: >= 2 and <= MostWords } ? span : null;
    }

    /// <summary>The slot holds a complaint, or the reason of a task whose examples speak of taking something back.</summary>
    private static bool IsFor(ReadingContext context) => TextIntroductions.AsksWhy(context.Slot)
        && (SlotWords.Of(context.Slot).Any(w => w is "matter" or "complaint") || context.Intents.Any(i => i.Slots.Any(s => s.Name == context.Slot.Name) && i.Words.Concat(i.Examples).Any(e => TakesBack().IsMatch(e))));

    private static List<TokenSpan> Clauses(SpokenTurn turn)
    {
        var clauses = new List<TokenSpan>();
        var start = 0;
        for (var at = 1; at <= turn.Count; at++)
            if (at == turn.Count || turn.IsBreak(at) || turn.Is(at, "and", "so", "but") && (Wish().IsMatch(From(turn, at + 1)) || Further().IsMatch(From(turn, at + 1))))
            {
                clauses.Add(new TokenSpan(start, at));
                start = at;
            }

        return clauses;
    }

    private static string From(SpokenTurn turn, int at) => at < turn.Count ? turn.Slice(new TokenSpan(at, Math.Min(at + 6, turn.Count))) : "";

    /// <summary>It says what happened: no wish, no question, no number and nobody's name.</summary>
    private static bool Told(SpokenTurn turn, TokenSpan clause)
    {
        var text = turn.Slice(clause);
        return clause.Length >= FewestWords && !Wish().IsMatch(text) && !Value().IsMatch(text) && Subject().IsMatch(text);
    }

    /// <summary>Without who it happened to.</summary>
    private static TokenSpan Bare(SpokenTurn turn, TokenSpan clause)
    {
        var lead = Lead().Match(turn.Slice(clause)).Value;
        return clause with { Start = Math.Min(clause.End, clause.Start + SpokenTurn.Of(lead).Count) };
    }

    [GeneratedRegex(@"\b(?:return(?:ing)?|exchang(?:e|ing)|swap(?:ping)?|refund(?:ed)?|(?:send|sending|take|bring|ship|give)\s(?:it|them|this|these|that|the\s\w+|something)\sback|money\sback|replacement|complain(?:t|ing)?)\b", Options)]
    private static partial Regex TakesBack();

    [GeneratedRegex(
        @"^\W*(?:(?:um+|uh+|oh|so|and|but|well|okay|ok|hi|hello|hey|yeah|yes|please|then|just|now)\b\W*)*(?:(?:i|we)(?:'d|'m|'re|\sam|\sare|\swould)?\s(?:\w+\s){0,2}(?:like|love|want|wanna|need|have\sto|gotta|hoping|wondering|calling|sending|returning|wish)\b|(?:want|wanna|need|would\slike)\s(?:to|a|my)\b|(?:can|could|may|would|will|do|does|is|are|how|what|when|where|who|please|send|refund|return|exchange|swap|take|let|make)\b)", Options)]
    private static partial Regex Wish();

    /// <summary>One more thing that somebody minds, or what they feel: the first is the matter.</summary>
    [GeneratedRegex(@"^(?:nobody|no\sone|every\stime|each\stime|i\scan't|i'm|i\sam|it's|i\sstill|they\sstill|they're|it's|it\sis|that's)\b", Options)]
    private static partial Regex Further();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|and|so|well|hi|hello|hey|yeah|yes|okay)\b\W*)*(?:(?:the|my|it's|its|that's|this\sis)?\s?(?:order|number|name|phone|zip|account|email|address)\b(?!\s(?:came|was\s(?!\d)|is\s(?:missing|late|wrong)|arrived|never|has|got))|this\sis\s(?!the|a\b|not|my\s(?:second|third)|ridiculous)|it's\s\w*\d|i\sordered\b(?!.*\b(?:but|and\s(?:you|they|i)\s(?:sent|got|gave|received|shipped))\b)|i\s(?:have|got)\san?\s(?:order|question|paper|receipt))", Options)]
    private static partial Regex Value();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|so|and|but|well|okay|ok|hi|hello|hey|yeah|yes|because|since|cause|look|listen|just|there)\b\W*)*(?:i|i've|i'm|i'd|it|it's|they|they've|they're|he|he's|she|she's|we|we've|you|you've|you're|nobody|nobody's|no\sone|somebody|someone|everything|everyone|half|some|part|this|these|that|that's|there's|the|my|your|our|one|a|an)\b", Options)]
    private static partial Regex Subject();

    [GeneratedRegex(
        """
        \b(?:(?:does|did|do|is|was|were|are|has|have|would|wo|ca|could)n't|not\s(?:what|the|as|like|working|happy|right)|never|nobody|no\sone|nothing|wrong|twice|(?:second|third|fourth|fifth)\stime|chang(?:ed|ing)\s(?:my|her|his|our)\sminds?|brok(?:e|en)|missing|late|rude|different|ripped|torn|cracked|
           stained|smell(?:s|ed)?|smashed|crushed|fell\sapart|falling\sapart|supposed\sto|(?:over)?charged|lied|promised|yell(?:ed|ing)|hung\sup|damaged|threw|left\s(?:my|the|it|our)|keeps?|too|unhappy|terrible|awful|horrible|hate[sd]?|leak(?:s|ed|ing)|scratch(?:ed|es)|dented|
           dead|used|dirty|old|instead\sof|already\s(?:have|has|had|got)|(?:sent|gave|shipped)\s(?:me|us|an?)|two\sof|duplicate)\b
        """, Options)]
    private static partial Regex Signs();

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|so|and|but|well|okay|ok|hi|hello|hey|yeah|yes|because|since|cause|look|listen|just|good\s(?:morning|afternoon|evening))\b\W*)*
        (?:(?:this|that)\sis\s(?:the|a|an)\s|(?:that|it)'s\s(?:the|a|an)\s|there(?:'s|\sis)\s(?:an?\s)?|(?:i|you|they|we|it|he|she)(?:'ve|'s|\shave|\shas)\s(?:just\s)?been\s|(?:i|we)\swas\s|(?:i|it|they|he|she|we|you)\s(?:just\s|really\s)?|(?:i|you|they|we|he|she|it)(?:'ve|'s|'re|'m)\s|(?:the|my|your|our|an?|these|those|this)\s)?
        """, Options)]
    private static partial Regex Lead();
}
