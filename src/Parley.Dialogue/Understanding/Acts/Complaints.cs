using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Acts;

/// <summary>
/// Clauses in which callers only complain about the call itself: "this takes forever", "I've been on hold for an hour", "come on". Before or behind an
/// answer they are no part of it, and alone they answer nothing.
/// </summary>
internal static partial class Complaints
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>What is left of the words from <paramref name="start"/> to <paramref name="end"/> without complaints at its edges; empty where all of it is one.</summary>
    public static (int Start, int End) Within(SpokenTurn turn, int start, int end)
    {
        while (start < end && LengthAt(turn, start, end) is > 0 and var length)
            start += length;
        for (var at = LastClause(turn, start, end); at > start && at < end && LengthAt(turn, at, end) == end - at; at = LastClause(turn, start, end))
            end = at;
        return (start, end);
    }

    /// <summary>Recognisers set few marks: behind a complaint that is complete the answer may begin without one, with "a", "it's" or the like.</summary>
    private static int LengthAt(SpokenTurn turn, int start, int end)
    {
        var text = string.Join(' ', Enumerable.Range(start, end - start).Select(at => turn[at]));
        if (Complaint().Match(text) is not { Success: true } match)
            return 0;
        var length = match.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var next = start + length;
        return next == end || turn.IsBreak(next) || Answer().IsMatch(string.Join(' ', Enumerable.Range(next, Math.Min(2, end - next)).Select(at => turn[at]))) ? length : 0;
    }

    private static int LastClause(SpokenTurn turn, int start, int end)
    {
        var at = end - 1;
        while (at > start && !turn.IsBreak(at))
            at--;
        return at;
    }

    [GeneratedRegex(
        """
        ^(?:(?:oh|ugh|um+|uh+|well|so|and|but|look|listen|seriously|honestly|god|my|okay|ok|sorry|man|wow|jesus|hey)\s)*
        (?:
        (?:(?:this|that|it|all\sthis|everything|you(?:\sguys|\speople)?|your\s\w+|the\s(?:call|system|thing|service))\s(?:always\s|really\s|just\s|sure\s)?(?:takes?|took|is\staking|are\staking|'s\staking|has\staken)|it's\staking|this's\staking)
          \s(?:you\s|me\s)?(?:forever|ages|an\seternity|hours|way\s(?:too|so)\slong|(?:so|too|really|very|far\stoo)\s(?:long|much\stime)|long\senough|all\sday)
        |(?:this|that|it|you(?:\sguys|\speople)?|the\swhole\sthing)(?:'s|'re|\sis|\sare|\sgets|\sis\sgetting)\s(?:all\s|just\s|so\s|really\s|absolutely\s|completely\s|totally\s|utterly\s|getting\s|a\s|an\s|such\s|driving\sme\s|too\s)*
          (?:ridiculous|unacceptable|outrageous|pathetic|disgraceful|useless|hopeless|unbelievable|insane|crazy|nuts|absurd|annoying|frustrating|joke|nightmare|slow|exhausting|stupid|waste\sof\s(?:my\s)?time)
        |i(?:'ve|\shave)(?:\salready)?\sbeen\s(?:waiting|holding|on\shold|calling)(?:\s(?:here|forever|for\sever|for\sages|all\s(?:day|morning)|(?:for|since)(?:\sover|\salmost|\sabout)?(?:\s(?:an?|half|the|\w+))?\s(?:hours?|minutes|morning|ages|days?)))?
        |(?:come\son|hurry\sup|good\s(?:grief|lord)|for\s(?:god's|goodness|heaven's|crying\sout)\s(?:sake|loud)|finally|at\slast|about\stime|what\sa\s(?:joke|mess|nightmare|pain|waste(?:\sof\stime)?)|how\s(?:much\slonger|long\sdoes\sthis\stake|annoying|frustrating))
        |i\s(?:really\s)?(?:hate|can't\sstand)\s(?:this|these(?:\s\w+)?|machines|robots|computers|talking\sto\s(?:a\s)?(?:machines?|robots?|computers?))
        |i\s(?:already|just)\s(?:told|said)\s(?:you|that|it)(?:\s(?:that|already|twice|so))?
        |(?:ridiculous|unacceptable|outrageous|pathetic|disgraceful|useless|hopeless|unbelievable|incompetent|stupid|absurd)
        |(?:you\s)?(?:fucking\s|bloody\s|stupid\s)*(?:idiots?|morons?|bullshit|damn(?:\sit)?|goddamn(?:\sit)?|shit)
        )
        (?:\s(?:here|again|today|already|now|really|honestly|you\sknow|with\syou(?:\sguys|\speople)?|as\susual|to\sget\sthrough(?:\sto\syou)?))*(?=\s|$)
        """, Options)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"^(?:a|an|my|i|i'm|i've|it's|it\sis|just|because|anyway|the)\b", Options)]
    private static partial Regex Answer();
}
