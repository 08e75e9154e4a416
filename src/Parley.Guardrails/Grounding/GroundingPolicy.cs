using System.Text.RegularExpressions;
using Parley.Guardrails.Injection;

namespace Parley.Guardrails.Grounding;

/// <summary>
/// Entailment without a model: every number, day and name of a factual sentence must be in the evidence (or the caller's own words), most of its
/// content words too, and the piece of evidence that fits best must not deny what it affirms. It cannot see a wrong relation between right words.
/// </summary>
internal static partial class GroundingPolicy
{
    private const double Enough = 0.5;
    private const double FromOneSentence = 0.4;
    private const int FewWords = 2;

    public static Support Judge(string sentence, IReadOnlyList<string> evidence, string callerText)
    {
        var deed = Deed().Match(sentence);
        if (!deed.Success && IsTalk(sentence))
            return Support.NotNeeded;
        var claim = ClaimReader.Read(sentence);
        var isFactual = claim.Numbers.Count > 0 || claim.Days.Count > 0 || claim.Names.Count > 0 || claim.Words.Count > FewWords || Assertion().IsMatch(sentence);
        if (!deed.Success && !isFactual)
            return Support.NotNeeded;
        var known = evidence.SelectMany(Sentences.Of).Select(ClaimReader.Read).ToList();
        var caller = ClaimReader.Read(callerText);
        if (deed.Success && !ShowsDeed(claim, known))
            return Support.UnfoundedDeed;
        if (!HasParticulars(claim, known, caller))
            return Support.Unfounded;
        return Compare(claim, known, caller);
    }

    private static bool HasParticulars(Claim claim, List<Claim> known, Claim caller)
    {
        foreach (var number in claim.Numbers)
            if (!known.Append(caller).Any(source => source.Numbers.Contains(number) || (number >= 13 && number <= 24 && source.Numbers.Contains(number - 12))))
                if (!(claim.Digits.Length >= 3 && known.Append(caller).Any(source => source.Digits.Contains(claim.Digits, StringComparison.Ordinal))))
                    return false;
        foreach (var day in claim.Days)
            if (!known.Append(caller).Any(source => source.Days.Contains(day)))
                return false;
        foreach (var name in claim.Names)
            if (!known.Append(caller).Any(source => source.Names.Contains(name) || source.Words.Contains(Stems.Of(name))))
                return false;
        return true;
    }

    private static Support Compare(Claim claim, List<Claim> known, Claim caller)
    {
        if (claim.Words.Count == 0)
            return known.Count > 0 || claim.Numbers.Count == 0 ? Support.Supported : Support.Unfounded;
        var rarity = known.SelectMany(source => source.Words).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var fit = known.Select(source => (Source: source, Score: Overlap(claim, source, rarity))).OrderByDescending(pair => pair.Score).FirstOrDefault();
        if (fit.Source is null)
            return claim.Words.All(caller.Words.Contains) ? Support.Supported : Support.Thin;
        if (fit.Score >= FromOneSentence && Opposes(claim, fit.Source))
            return Support.Contradicted;
        var found = claim.Words.Count(word => caller.Words.Contains(word) || known.Any(source => source.Words.Contains(word)));
        return (double)found / claim.Words.Count >= Enough ? Support.Supported : Support.Thin;
    }

    /// <summary>Shared words, rare ones counting more; a shared number or day decides between sentences alike.</summary>
    private static double Overlap(Claim claim, Claim source, Dictionary<string, int> rarity)
    {
        double all = 0, shared = 0;
        foreach (var word in claim.Words)
        {
            var weight = 1.0 / rarity.GetValueOrDefault(word, 1);
            all += weight;
            shared += source.Words.Contains(word) ? weight : 0;
        }

        var days = claim.Days.Count > 0 && claim.Days.Overlaps(source.Days) ? 0.2 : 0;
        return (all > 0 ? shared / all : 0) + days;
    }

    /// <summary>One denies and the other does not, or one is open where the other is closed.</summary>
    private static bool Opposes(Claim claim, Claim source)
    {
        var (opens, closes) = (claim.Words.Contains("open"), source.Words.Contains("close") && !source.Words.Contains("open"));
        if (opens && closes && !claim.IsNegated)
            return true;
        return claim.IsNegated != source.IsNegated;
    }

    private static bool ShowsDeed(Claim claim, List<Claim> known)
    {
        string[] deeds = ["book", "confirm", "cancel", "move", "send", "refund", "order", "updat", "pai", "register", "creat", "status", "sent", "process", "submit"];
        return known.Any(source => claim.Words.Any(word => deeds.Contains(word) && source.Words.Contains(word)) || source.Words.Contains("statu") || source.Words.Contains("confirm"));
    }

    private static bool IsTalk(string sentence)
    {
        var trimmed = sentence.Trim();
        return trimmed.Length == 0 || trimmed.EndsWith('?') || Talk().IsMatch(trimmed);
    }

    [GeneratedRegex(@"^(((and|so|but|okay|ok|sure|yes|no|right|well|great|alright|of course|no problem|absolutely|certainly|thank you|thanks),? )*(i('m| am) (sorry|afraid i (do not|don't|can't)|not (sure|certain|able)|happy to|glad|here to|going to (check|look|ask|pass|transfer)|checking|looking|listening|ready)|i (can(not|'t| help| look| check| pass| transfer| connect| have| book| also| try)?|could|will|would|do not|don't|didn't|did not|understand|see|hear|apologi[sz]e|hope|think|am|need|just need|want)\b(?!.{0,20}\b(\d|booked|cancelled|sent))|i('ll|'d)\b|let me|let's|please|one moment|just a (moment|second)|hold on|thank(s| you)|you're welcome|you are welcome|hello|hi\b|good (morning|afternoon|evening)|goodbye|bye|have a (nice|good|great)|take care|my pleasure|great|perfect|wonderful|sure|okay|alright|of course|got it|no problem|feel free|what|which|when|would you|could you|shall|do you|if you (like|wish|want)|is there anything|you can (also )?(say|ask|tell)|for that,? i|someone (will|from)|a person|we('ll| will) (call|get back)|take your time|that's (great|fine|okay|all right|wonderful|good)|no worries|sorry|excuse me|go ahead|tell me|may i|can i|can you|i'd))(?![^.!?]*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\b(i('ve| have)|we('ve| have)|i|you('re| are)|(it|that|this|your \w+( \w+)?)('s| is| has been| was)) (just |now |already |all |successfully )*(booked|scheduled|cancell?ed|moved|rescheduled|sent|emailed|texted|refunded|charged|ordered|confirmed|updated|registered|reserved|submitted|processed|paid|transferred your|placed|changed|set)\b(?! up to)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(we|our|it|they|there|the \w+|your \w+) (\w+ )?(is|are|was|were|do|does|don't|doesn't|has|have|accept|take|offer|open|close|cost|costs|provide|treat|see|need|include|includes|allow|charge|charges)\b|^(yes|no),", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assertion();
}
