using System.Collections.Frozen;
using System.Globalization;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Which words can be part of a person's name, as far as that shows without a list of all names.</summary>
internal static class NameWords
{
    /// <summary>Whose name it may be, and no part of it.</summary>
    public static readonly string[] Relations = ["my", "our", "his", "her", "husband", "wife", "son", "daughter", "mother", "father", "mom", "mum", "dad", "kid", "child", "baby", "brother", "sister", "partner", "grandmother", "grandfather", "friend", "nephew", "niece", "aunt", "uncle", "cousin", "grandson", "granddaughter", "stepson", "stepdaughter", "fiance", "fiancee", "girlfriend", "boyfriend", "roommate", "neighbor", "neighbour", "grandma", "grandpa", "assistant", "secretary", "manager", "boss", "colleague", "coworker", "landlord", "caregiver", "guardian", "boy", "girl", "wife's", "husband's", "son's", "daughter's", "mother's", "father's", "mom's", "dad's", "little", "one", "youngest", "oldest", "eldest"];

    // Words that follow "I'm", "this is" or a name in a sentence and are not part of one.
    private static readonly FrozenSet<string> Never = """
        a about actually after afternoon again ah all also already am an and any anything appointment are around as ask at available back bad be because been before
        being believe bit book booked both but by bye calling came can cancel cancelled can't cause change checking clinic close coming confused could currently
        dad daughter date days did didn't different do doctor does doing done don't down dropping during early eight eighteen eighty either eleven emergency er even evening ever every experiencing
        father feeling few fifteen fifty fine first five for forty found four free friday from full getting girlfriend give go going gonna good got had happy
        hard has have haven't having he hello help her here hi him his hoping how hurting husband i i'd if i'll i'm in inquiring insurance interested is isn't
        it it's i've january february april june july august september october november december just kid kind know last late later leaving let like living
        looking lot make making maybe me mine moment monday morning mother move moved moving mr mrs ms much mum mom my myself name need needing never new next nine no none not nothing now number of off
        oh ok okay old on one only open or other our out over pain parent partner patient phone planning please possible pregnant pretty probably question quite
        ready real really regarding regular reschedule right running sad said same saturday saying schedule second see seeing sent seven seventeen she should sick since
        sir six sixteen sixty so some somebody someone something son soon sorry spell spelled spelling stuck still stopping sunday supposed sure surprised taking talking ten thank thanks that
        that's the their them then there these they thing think thirty this those three through thursday time tired to today together tomorrow tonight too
        trying tuesday twelve twenty two uh um unable under until up update upset urgent us using very waiting want wanting was wasn't wednesday week weeks well were
        what what's when where which while who why wife will with without wondering work working worried would wrong yeah year years yep yes yesterday yet you
        your zero phoning ringing speaking maiden surname name's she's he's who's there's here's let's everybody everyone nearly almost through put patient's which regards available email mail address born birthday it'd hey about allergic returning prefer rather around hold wait correct refill prescription
        away till time ever umm uhh erm hmm say married
        kids child children earlier anytime called area code husband wife baby nurse noon midnight bleeding dying choking unconscious breathing ridiculous it'll test testing booking
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Particles = ["van", "von", "de", "del", "della", "der", "den", "da", "di", "la", "le", "al", "el", "bin", "ibn", "st", "mac", "mc", "o"];

    // Words as often as names, which tell themselves apart by what stands behind them: "May Hollis", "Will Sutton".
    private static readonly FrozenSet<string> Also = "may april june august will".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word that is mostly something else is a name here, where one was asked for: a name stands right behind it and ends the words.</summary>
    public static bool IsNameHere(SpokenTurn turn, int at)
    {
        var end = at;
        while (end - at < 2 && Also.Contains(turn[end]))
            end++;
        return end > at && end < turn.Count && !turn.IsBreak(end) && turn[end].Length > 2 && CanBe(turn.Tokens[end], 1) && turn[end] != turn[at]
            && (end + 1 == turn.Count || turn.IsBreak(end + 1) || turn.Is(end + 1, "and", "please", "with", "her", "his", "that's", "the", "i'm") || turn[end + 1].Length == 1);
    }

    public static bool CanBe(Token token, int place) =>
        token.Text.Length > 0 && char.IsLetter(token.Text[0]) && token.Text.Length < 30
        && !Never.Contains(token.Text) && !IsContraction(token.Text) && !(place == 0 && token.Text is "may" or "march" && char.IsLower(token.Original[0]))
        && (token.Text.Length > 1 || place > 0);

    private static bool IsContraction(string word) => word.Length > 3 && word[^3..] is "'ll" or "'ve" or "'re" || word.EndsWith("'d", StringComparison.Ordinal) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>Whether what was gathered is a name rather than the rest of a sentence: "I'm starving" is none.</summary>
    public static bool IsPlausible(SpokenTurn turn, int start, IReadOnlyList<string> parts, bool isExpected)
    {
        var first = turn[start];
        var behindIm = turn.Is(start - 1, "i'm", "am");
        if (behindIm && (first.EndsWith("ing", StringComparison.Ordinal) || first.EndsWith("ed", StringComparison.Ordinal)) && first.Length > 4)
            return false;
        // "It's for my cholesterol" names nobody.
        var lead = start - 1;
        while (turn.Is(lead, "my", "our", "his", "her", "the"))
            lead--;
        var isOpenLead = behindIm || turn.Has(start - 2, "this is") || turn[lead] is "for";
        if (turn[start] is "dot" && parts.Count > 1 && turn.Is(start + 1, "net", "com", "org", "edu", "gov", "co", "io", "me", "us"))
            return false;

        // Recognisers write names with capitals; text all in lower case says nothing.
        var isLower = turn.Text.AsSpan().IndexOfAnyInRange('A', 'Z') < 0;
        return isExpected && !isOpenLead || char.IsUpper(parts[0][0]) || (isLower && (parts.Count > 1 || isExpected && turn[lead] is not "for"));
    }

    /// <summary>"de", "van": stands within a name, in lower case.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word);

    public static string Cased(string word)
    {
        if (word.Length > 1 && word.Any(char.IsLower) && word.Any(char.IsUpper))
            return word;
        var lower = word.ToLowerInvariant();
        if (Particles.Contains(lower) && lower is not ("st" or "mac" or "mc" or "o"))
            return lower is "al" or "el" or "la" or "da" ? Title(lower) : lower;
        return lower.StartsWith("mc", StringComparison.Ordinal) && lower.Length > 3 ? "Mc" + Title(lower[2..])
            : lower.StartsWith("o'", StringComparison.Ordinal) && lower.Length > 3 ? "O'" + Title(lower[2..])
            : Title(lower);
    }

    private static string Title(string word) => word.Length == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(word[0])}{word[1..]}");

    /// <summary>The reading of a name in these parts, each with its capital letter.</summary>
    public static Reading.Found Found(TokenSpan span, IReadOnlyList<string> parts, double confidence, bool isEvident)
    {
        var name = string.Join(' ', parts.Select(Cased));
        return new Reading.Found(span, name, name, confidence, isEvident);
    }
}
