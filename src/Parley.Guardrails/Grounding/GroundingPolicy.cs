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
    private const int SaidByDigit = 3;

    public static Support Judge(string sentence, IReadOnlyList<string> evidence, string callerText)
    {
        if (sentence.AsSpan().Trim() is [] or [.., '?'])
            return Support.NotNeeded;
        var claim = ClaimReader.Read(sentence);
        var isDeed = Deed().IsMatch(sentence);
        var isTalk = !isDeed && Talk().IsMatch(sentence);
        var isPrecise = claim.Numbers.Count > 0 || claim.Days.Count > 0;
        if (!isDeed && !isPrecise && (isTalk || (claim.Names.Count == 0 && claim.Words.Count < FewWords && !Assertion().IsMatch(sentence))))
            return Support.NotNeeded;
        var known = evidence.SelectMany(Sentences.Of).Select(ClaimReader.Read).ToList();
        var caller = ClaimReader.Read(callerText);
        if (isDeed && !ShowsDeed(claim, known))
            return Support.UnfoundedDeed;
        // What the caller asked about is no evidence for it, but may be said back: "so you would like Thursday".
        var sources = isTalk || Echo().IsMatch(sentence) ? [.. known, caller] : known;
        if (!HasNumbersAndDays(claim, sources) || (!isTalk && !HasNames(claim, [.. known, caller])))
            return Support.Unfounded;
        if (Echo().IsMatch(sentence) && !isDeed && !Assertion().IsMatch(sentence) && HasNumbersAndDays(claim, [caller]) && isPrecise)
            return Support.Supported;
        return isTalk ? Support.Supported : Compare(claim, known, caller);
    }

    public static bool HasNumbersAndDays(Claim claim, IReadOnlyList<Claim> sources)
    {
        foreach (var number in claim.Numbers)
            if (!sources.Any(source => source.Numbers.Contains(number) || (number is > 12 and < 25 && source.Numbers.Contains(number - 12)))
                && !(claim.Digits.Length >= SaidByDigit && sources.Any(source => source.Digits.Contains(claim.Digits, StringComparison.Ordinal))))
                return false;
        return claim.Days.All(day => sources.Any(source => source.Days.Contains(day)));
    }

    public static bool HasNames(Claim claim, IReadOnlyList<Claim> sources) =>
        claim.Names.All(name => sources.Any(source => source.Names.Contains(name) || source.Words.Contains(Stems.Of(name))));

    private static Support Compare(Claim claim, List<Claim> known, Claim caller)
    {
        if (known.Any(source => IsOpenWhereClosed(claim, source)) && !known.Any(source => source.Words.Contains("open") && claim.Days.IsSubsetOf(source.Days)))
            return Support.Contradicted;
        if (claim.Words.Count == 0)
            return known.Count > 0 ? Support.Supported : Support.Unfounded;
        var rarity = known.SelectMany(source => source.Words).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        var fit = known.Select(source => (Source: source, Score: Overlap(claim, source, rarity))).OrderByDescending(pair => pair.Score).FirstOrDefault();
        if (fit.Source is not null && fit.Score >= FromOneSentence && claim.IsNegated != fit.Source.IsNegated && !SaysClosed(claim, fit.Source))
            return Support.Contradicted;
        // Two or more numbers, days or names that all fit carry a sentence about a tool's result, which has no words of its own.
        if (claim.Numbers.Count + claim.Days.Count + claim.Names.Count >= FewWords && known.Count > 0)
            return Support.Supported;
        var found = claim.Words.Count(word => caller.Words.Contains(word) || known.Any(source => source.Words.Contains(word)));
        return (double)found / claim.Words.Count >= Enough ? Support.Supported : Support.Thin;
    }

    private static bool IsOpenWhereClosed(Claim claim, Claim source) =>
        claim.Words.Contains("open") && !claim.IsNegated && claim.Days.Count > 0
        && source.Words.Contains("clos") && !source.Words.Contains("open") && claim.Days.IsSubsetOf(source.Days) && source.Numbers.Count == 0;

    /// <summary>"not open" and "closed" agree, one denied and the other not.</summary>
    private static bool SaysClosed(Claim claim, Claim source) =>
        (claim.Words.Contains("open") && source.Words.Contains("clos")) || (claim.Words.Contains("clos") && source.Words.Contains("open"));

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

    private static bool ShowsDeed(Claim claim, List<Claim> known)
    {
        string[] deeds = ["book", "confirm", "cancel", "move", "send", "refund", "order", "updat", "pai", "register", "creat", "status", "sent", "process", "submit"];
        return known.Any(source => claim.Words.Any(word => deeds.Contains(word) && source.Words.Contains(word)) || source.Words.Contains("statu") || source.Words.Contains("confirm"));
    }

    [GeneratedRegex(@"^\s*(and|so|but|okay|ok|sure|yes|no|right|well|great|alright|of course|no problem|absolutely|certainly|thank you|thanks|perfect|wonderful|good|got it|i see|sorry|[,.! ])*(\s*|(i('m| am) (sorry|afraid i (do not|don't|can't)|not (sure|certain|able)|happy to|glad|here to|going to (check|look|ask|pass|transfer)|checking|looking|listening|ready)|i (can(not|'t)?|could|will|would|do not|don't|didn't|did not|understand|hear|apologi[sz]e|hope|think|need|just need|want)\b|i('ll|'d)\b|let me|let's|please|one moment|just a (moment|second)|hold on|thank(s| you)|you're welcome|you are welcome|hello|hi\b|good (morning|afternoon|evening)|goodbye|bye|have a (nice|good|great)|take care|my pleasure|feel free|if you (like|wish|want)|you can (also )?(say|ask me|tell me)|for that,? i|someone (will|from)|a person|we('ll| will) (call|get back)|take your time|that's (great|fine|okay|all right|wonderful|good)|that must|no worries|excuse me|go ahead|tell me|so you\b).*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Talk();

    [GeneratedRegex(@"\b(you( would|'d|'ve| have)? (like|want|wanted|said|mentioned|asked|need|prefer|told)|your (name|number|request)|let me|i('ll| will| can)|noted|thank)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Echo();

    [GeneratedRegex(@"\b(i('ve| have)|we('ve| have)|i|you('re| are)|(it|that|this|your \w+( \w+)?( (for|on|at|with|of|to|from) [\w:.']+( [\w:.']+){0,4}?)?)('s| is| has been| was)) (just |now |already |all |successfully )*(booked|scheduled|cancell?ed|moved|rescheduled|sent|emailed|texted|refunded|charged|ordered|confirmed|updated|registered|reserved|submitted|processed|paid|transferred your|placed|changed|set)\b(?! up to)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deed();

    [GeneratedRegex(@"\b(we|our|it|they|there|the \w+|your \w+) (\w+ )?(is|are|was|were|do|does|don't|doesn't|has|have|accept|take|offer|open|close|cost|costs|provide|treat|see|need|give|gives|include|includes|allow|charge|charges)\b|^(yes|no),", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assertion();
}
