using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Any words: all of the answer where it was asked for, without what leads in ("it's for", "um"). Unasked, only behind words that introduce
/// what the slot's name says ("because of", "refill of").
/// </summary>
internal sealed partial class FreeTextReader : IValueReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>A longer answer is a sentence with the answer in it.</summary>
    private const int LongAnswer = 12;

    /// <summary>Of a long answer a few words that name the thing are the answer all the same.</summary>
    private const int ShortName = 6;

    public SlotType Type => SlotType.Text;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        if (turn.Count == 0)
            yield break;
        if (context.IsAsked && AnswerClauses.LeavesItOpen(turn))
            yield break;
        if (context.IsAsked && Whole(context) is { } answer && (turn.Count <= LongAnswer || answer.Span.Length <= ShortName))
        {
            yield return answer;
            yield break;
        }

        var isIntroduced = false;
        foreach (var span in TextIntroductions.Of(context.Slot, turn, context.AnswersText))
        {
            isIntroduced = true;
            yield return Of(turn, span, 0.7, isEvident: true);
        }

        if (Grievances.Of(context) is { } grievance)
        {
            isIntroduced = true;
            yield return Of(turn, grievance, 0.74, isEvident: true);
        }

        if (!isIntroduced && context.IsAsked && Whole(context) is { } whole)
            yield return whole;
    }

    private static Reading.Found? Whole(ReadingContext context)
    {
        var turn = context.Turn;
        var asking = Math.Max(TaskRequests.EndOf(turn, context.Intents), Anew(turn));
        if (asking >= turn.Count)
            return null;
        asking = Complaints.Within(turn, asking, turn.Count).Start;
        if (asking >= turn.Count)
            return null;
        var begin = turn.Tokens[asking].Start;
        var lead = begin + Lead().Match(turn.Text[begin..]).Length;
        var start = Enumerable.Range(0, turn.Count).FirstOrDefault(i => turn.Tokens[i].Start >= lead, turn.Count);
        var end = turn.Count;
        (start, end) = Complaints.Within(turn, start, end);
        (start, end) = AnswerClauses.Main(context.Slot, turn, new TokenSpan(start, end));
        while (end > start && turn.Is(end - 1, "please", "thanks", "um", "uh"))
            end--;
        return end > start && !BareWords.Are(turn, new TokenSpan(start, end)) ? Of(turn, new TokenSpan(start, end), 0.8, false) : null;
    }

    /// <summary>Behind what takes the words before it back: "sinus infection, no, actually a bad cold"; 0 where nothing does.</summary>
    private static int Anew(SpokenTurn turn) => Enumerable.Range(1, Math.Max(0, turn.Count - 3)).LastOrDefault(at =>
        turn.Is(at, "no", "or", "oh") && turn.Is(at + 1, "actually", "wait", "sorry", "rather") && at + 2 < turn.Count || turn.Has(at, "scratch that")) is > 0 and var anew ? anew + 2 : 0;

    private static Reading.Found Of(SpokenTurn turn, TokenSpan span, double confidence, bool isEvident)
    {
        var text = turn.Slice(span);
        return new Reading.Found(span, text, text, confidence, isEvident);
    }

    [GeneratedRegex(@"^\s*(?:(?:um+|uh+|er|oh|well|so|yeah|yes|okay|sure|hi|like|please|actually|you see|you know|i mean|basically|no(?=[,.]|\s+(?:it|that|i|i'm|the|my|a)\b))[,.]?\s+)*(?:(?:i(?: really)? (?:don'?t|do not)(?: really)? know|(?:i'?m )?not(?: really| quite)? sure)[,.]\s+(?:but\s+)?)?(?:(?:i (?:think|guess|suppose|believe)|maybe|probably)\s+)?(?:(?:the )?same (?:\w+ )?as (?:always|before|usual|ever|(?:the )?last time)\b[,.]?\s*)?(?:(?:it'?s (?:more like|really|actually)|it'?s|it is|that'?s|that would be|there'?s|there is|(?:it )?(?:might|may|could|must) be|(?:it )?(?:looks|seems|sounds) like|i have|(?:he|she) has(?: got)?|(?:he|she)'s got|(?:i'?ve|i have|we'?ve|we have|they'?ve) got|i've had|i(?:'ve)? (?:just )?(?:found|noticed)(?= (?:a|an|this|some|these)\b)|(?:i|he|she)(?:'ve|'s| have| has) been (?:having|getting)|(?:it|they) (?:came|arrived|showed up) with|i keep (?:having|getting|on getting)|i (?:just |really |only )?(?:want|need)|i'd (?:just )?like|i take|i'm taking|i'm on)\s+)?(?:(?:just|only|basically|probably|like)\s+)?(?:(?:for|about|because of|because|regarding|called|it says|it said|(?:(?:(?:he|she|i)(?:'s|'ve| has| have) )?been )?complaining (?:of|about)|(?:(?:can|could) you )?(?:please )?(?:send|call|phone|fax) (?:it|that|them|this)(?: in)?(?: over)? to|i (?:always |usually )?(?:use|go to|get (?:it|them|mine) (?:at|from)))\s+)?(?:(?:a|an|the|my|some|this|these|those)\s+)?", Options)]
    private static partial Regex Lead();
}
