using System.Collections.Frozen;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Words that introduce what a text slot is named for, and where the text behind them ends.</summary>
internal static class TextIntroductions
{
    private const int MostWords = 5;
    private const int MostMedicine = 3;
    private const int MostTold = 8;

    private static readonly string[] Reasons = ["because of", "because i have", "because i've got", "because my", "because the", "due to", "regarding", "concerning", "to do with", "trouble with", "problems with", "problem with", "issues with", "due for my", "due for a", "due for an", "come in with a", "come in with", "it's about", "about", "for", "i have", "i've had", "i've got", "having", "running a", "coming down with", "got", "i need a", "i need an", "needs a", "needs an", "needs his", "needs her", "complain about your", "complain about the", "complain about my", "complaint about your", "complaint about the", "complaint about my", "book a", "book an", "book me a", "book me an", "schedule a", "schedule an", "set up a", "arrange a"];
    private static readonly string[] Medicines = ["refill of", "refill on", "refill for", "refills of", "refills on", "refills for", "refill", "renew", "prescription for", "out of", "low on", "through my", "finished my", "more of", "supply of", "left on", "i take", "need my", "have my", "get my", "getting my", "send my", "order my", "reorder my", "fill my", "call in my", "call in", "lost my", "i'm on", "needs his", "needs her", "need his", "need her", "okay my", "approve my", "authorize my", "days of my", "week of my", "pills of my", "days left of my", "rest of my", "doses of my", "phone in my", "send in my", "about my", "order more", "need more", "some more", "get more", "have more", "send in more", "send more", "called"];
    private static readonly string[] RunsOut = ["ran out", "run out", "runs out", "running out", "is out", "are out", "running low", "is low", "are low", "almost gone", "nearly gone", "all gone", "nearly empty", "almost empty", "needs a refill", "need a refill", "needs refilling", "need refilling", "needs to be refilled", "need to be refilled", "needs renewing"];
    private static readonly string[] Pharmacies = ["sent to", "send it to", "send that to", "pick it up at", "pick up at", "pharmacy at", "go to", "i use", "use the", "use", "at", "to", "from"];
    private static readonly string[] Chains = ["cvs", "walgreens", "walmart", "costco", "kroger", "safeway", "rite", "publix", "meijer", "albertsons", "wegmans", "target"];

    /// <summary>They introduce nearly anything: where the answer is in free words itself they are part of it.</summary>
    private static readonly string[] Weak = ["for", "about", "got", "having", "at", "to", "from", "about my", "call in", "use", "use the", "i use", "i'm on", "lost my"];

    /// <summary>"An appointment for migraines": what such words are asked for is what comes behind "for", with or without an article.</summary>
    private static readonly string[] Visits = ["appointment", "visit", "seen", "slot", "opening", "in", "doctor", "someone", "somebody"];

    private static readonly string[] Negations = ["not", "never", "no", "haven't", "hasn't", "don't", "didn't", "ain't", "without"];

    private static readonly FrozenSet<string> Ends = """
        on at next this last tomorrow today tonight with and please or in by around but so can could i i'd i'm i've if is are was that to from before after sometime maybe
        monday tuesday wednesday thursday friday saturday sunday like um uh again could would you we do does called sent since as my the it's for who when because about up actually thanks
        ran run runs running has out left refilled renewed again soon there here then or if now already first looked checked
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoSubject = """
        me us him her them you son daughter wife husband mother father mom mum dad child kid kids baby brother sister girlfriend boyfriend partner grandmother grandfather
        appointment appointments visit phone email telephone doctor time visit refill prescription prescriptions medication medications medicine medicines meds pills morning afternoon evening week weekend month day
        question questions insurance problem thing things that it anything something one two three four five six seven eight nine ten first second third noon half quarter minute while
        specialist nurse woman man copy job receptionist school work referral note form ride person human number list different later earlier better place hand moment sec chance
        town pocket network office country work control way luck other another some booked scheduled made information info help regular appointment's
        return returns replacement exchange label shipping receipt credit bigger smaller
        doctor's note excuse service company store shop bill login password account portal records hold vacation medicare medicaid speaker break top board track phone wallet keys card paperwork myself family patient been meeting class package letter message address complaint new trouble issue difficulty my the a an mr mrs ms miss dr call opening openings slot room kind earlier later few couple same not never no to
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Determiners = ["a", "an", "my", "the", "some", "this", "his", "her", "bit", "of", "really", "bad"];

    public static IEnumerable<TokenSpan> Of(SlotDefinition slot, SpokenTurn turn, bool answersText)
    {
        var words = SlotWords.Of(slot).ToArray();
        var (leads, needsDeterminer) = AsksWhy(slot) ? (Reasons, true)
            : words.Any(w => w is "medication" or "medicine" or "drug" or "prescription" or "meds") ? (Medicines, false)
            : words.Any(w => w is "pharmacy" or "drugstore") ? (Pharmacies, false)
            : (Array.Empty<string>(), false);
        string[] all = [.. leads, .. words.SelectMany(SlotWords.Same).Select(word => $"{word} is"), .. words.Select(word => $"{word} should be")];
        for (var at = 0; at < turn.Count; at++)
            if (all.FirstOrDefault(l => turn.Has(at, l)) is { } lead && !(answersText && Weak.Contains(lead)) && !turn.Is(at - 1, Negations) && Behind(turn, at, lead, needsDeterminer) is { } span && Fits(leads, turn, span))
                yield return span;
        foreach (var trouble in leads == Reasons && !answersText ? Troubles.In(turn).Concat(Purposes.In(turn)) : [])
            yield return trouble;
        for (var at = 1; leads == Medicines && at < turn.Count; at++)
            if (RunsOut.Any(phrase => turn.Has(at, phrase)) && InFrontOf(turn, at) is { } medicine)
                yield return medicine;
    }

    /// <summary>Whether a slot holds what somebody calls or comes for.</summary>
    public static bool AsksWhy(SlotDefinition slot) =>
        SlotWords.Of(slot).Any(w => w is "reason" or "complaint" or "problem" or "concern" or "symptom" or "symptoms" or "issue" or "topic" or "matter");

    /// <summary>"My sertraline ran out", "my mother's blood thinner, she needs a refill": what is the patient's, right in front of it.</summary>
    private static TokenSpan? InFrontOf(SpokenTurn turn, int at)
    {
        var end = turn.Is(at - 1, "she", "he", "it", "they", "has", "have", "is", "are", "just", "also") ? at - 1 : at;
        while (turn.Is(end - 1, "she", "he", "it", "they", "has", "have", "is", "are", "just", "also"))
            end--;
        for (var start = end - 1; start > 0 && end - start <= MostMedicine; start--)
            if (turn.Is(start - 1, "my", "his", "her", "our") || turn[start - 1].EndsWith("'s", StringComparison.Ordinal) && !turn.Is(start - 1, "it's", "that's", "he's", "she's", "there's"))
                return NoSubject.Contains(turn[start]) || Enumerable.Range(start, end - start).Any(i => Ends.Contains(turn[i])) ? null : new TokenSpan(start, end);
        return null;
    }

    private static TokenSpan? Behind(SpokenTurn turn, int at, string lead, bool needsDeterminer)
    {
        if (lead is "i have" && turn.Is(at - 1, "can", "could", "may", "should", "do"))
            return null;
        if (turn.Is(at, "about") && turn.Is(at - 1, "what", "how", "around", "for"))
            return null;
        if (lead is "for" && Enumerable.Range(0, at).Any(i => turn.Is(i, "swap", "exchange", "trade", "swapped", "exchanged")))
            return null;
        if (lead is "for" && turn.Is(at - 1, "pay", "pays", "cover", "covers", "covered", "paid", "charge", "coverage", "owe"))
            return null;
        var start = at + lead.Split(' ').Length;
        var first = start;
        while (turn.Is(start, Determiners))
            start++;
        if (needsDeterminer && start == first && lead is "for" or "got" or "about" && !(lead is "for" && (turn.Is(at - 1, Visits) || Enumerable.Range(at - 2, 2).Any(i => turn.Is(i, "check", "checked", "test", "tested", "screened", "treated"))) && MayBeThing(turn, start)) && !(lead is "about" && turn[start].EndsWith("ing", StringComparison.Ordinal) && turn[start].Length > 5 && Enumerable.Range(at - 5, 5).Any(i => turn.Is(i, "talk", "speak", "talking", "see", "come", "seeing"))))
            return null;
        var isClause = lead is "because my" or "because the";
        var end = start;
        var isPlace = turn.Is(start, Chains);
        while (end < turn.Count && end - start < MostWords && (isPlace && turn.Is(end, "on", "by", "at") && CalendarWords.Weekday(turn, end + 1) is null && !NumberWords.IsNumber(turn[end + 1]) || !Ends.Contains(turn[end]) || turn.Gap(end) is "-" || isClause && turn.Is(end, "is", "are", "was", "has") || turn.Has(end - 1, "follow up")) && (end == start || !turn.IsBreak(end)))
            end++;
        var isRenewed = Enumerable.Range(end, 3).Any(i => turn.Is(i, "refilled", "renewed", "again", "filled", "refill"));
        var isSent = lead is "getting my" or "send my" && Enumerable.Range(end, 5).Any(i => turn.Is(i, Chains) || turn.Is(i, "pharmacy", "drugstore"));
        if (lead is "needs his" or "needs her" or "need his" or "need her" or "need my" or "have my" or "get my" or "called" or "getting my" or "send my" && !isRenewed && !isSent)
            return null;
        if (end == start + 1 && turn.Is(start, "pharmacy", "drugstore"))
            return null;
        return end > start && !NoSubject.Contains(turn[start]) && !NumberWords.IsNumber(turn[start]) && NumberWords.Ordinal(turn, start) is null && char.IsLetter(turn[start][0])
            && !Troubles.IsKin(turn[end - 1])
            ? new TokenSpan(start, needsDeterminer ? WhereAndWhat(turn, start, end) : end)
            : null;
    }

    /// <summary>Names have capitals; where nothing has, two words may be one.</summary>
    private static bool MayBeThing(SpokenTurn turn, int at)
    {
        var isLower = turn.Text.AsSpan().IndexOfAnyInRange('A', 'Z') < 0;
        var isAlone = at + 1 >= turn.Count || turn.IsBreak(at + 1) || Ends.Contains(turn[at + 1]);
        return at < turn.Count && turn[at].Length > 2 && char.IsLower(turn.Tokens[at].Original[0]) && (!isLower || isAlone || Troubles.IsIllness(turn[at + 1])) && CalendarWords.Month(turn[at]) is null;
    }

    /// <summary>Where it is ("a pain in my side"), and of a part of the body what is with it ("my knee, it's been swollen since Sunday").</summary>
    private static int WhereAndWhat(SpokenTurn turn, int start, int end)
    {
        if (end - start > 1 && turn.Is(end - 1, "of", "under", "behind"))
            end--;
        if (turn.Is(end, "in", "on", "under", "behind", "with", "of") && turn.Is(end + 1, "my", "his", "her", "our", "their", "both") && end + 2 < turn.Count && !turn.IsBreak(end + 1) && CalendarWords.Weekday(turn, end + 2) is null && !NoSubject.Contains(turn[end + 2]))
            return end + 3;
        if (!turn.Is(start - 1, "my", "his", "her") || end - start > 2 || Troubles.IsIllness(turn[end - 1]) || !turn.Is(end, "it's", "it", "they're", "they", "that's", "which") || !turn.Is(end + 1, "been", "is", "has", "have", "keeps", "keep", "hurts", "won't", "really", "feels", "looks", "getting", "still", "hurt", "are", "swollen", "sore"))
            return end;
        var behind = end + 2;
        while (behind < turn.Count && behind - end < MostTold && !turn.IsBreak(behind) && !turn.Is(behind, "and", "so", "but", "can", "could", "i", "i'd"))
            behind++;
        return behind;
    }

    /// <summary>"At" introduces nearly anything, so a pharmacy must say that it is one or be the answer to "send it to".</summary>
    private static bool Fits(string[] leads, SpokenTurn turn, TokenSpan span) =>
        leads != Pharmacies || turn.Is(span.Start - 1, "is") || turn.Has(span.Start - 2, "it to") || turn.Has(span.Start - 2, "sent to") || turn.Has(span.Start - 3, "it to the")
        || Enumerable.Range(span.Start, span.Length).Any(i => turn.Is(i, "pharmacy", "drugstore") || turn.Is(i, Chains));
}
