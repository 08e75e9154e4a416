using System.Text.RegularExpressions;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>
/// "Forget the refill, just the appointment": which of the wishes that are under way or wait the caller gives up. What names none of them gives up nothing,
/// and is read as what it says.
/// </summary>
internal static partial class DroppedWishes
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>What says nothing of a wish but that it is meant.</summary>
    private static readonly string[] Bare = ["the", "my", "a", "an", "please", "then", "now", "thanks", "thank", "you", "today"];

    public static Given In(UnderstandingRequest request)
    {
        var wishes = request.UnderWay.Concat(request.Waiting).Distinct().Select(name => request.Intents.FirstOrDefault(i => i.Name == name)).OfType<IntentDefinition>().ToList();
        var (dropped, kept, rest) = (new List<string>(), new List<string>(), new List<string>());
        if (wishes.Count == 0)
            return new Given([], [], "");
        foreach (var clause in Border().Split(request.Text.Replace('\u2019', '\'')).Where(c => c.Any(char.IsLetterOrDigit)))
        {
            var given = GivenUp().Match(clause);
            if (given.Success && Named(given.Groups["what"].Value, wishes, byItsVerb: true) is { } wish)
                dropped.Add(wish);
            else if (CanWait().Match(clause) is { Success: true } later && Named(later.Groups["what"].Value, wishes, byItsVerb: true) is { } put)
                dropped.Add(put);
            else if (given.Success && Others().IsMatch(given.Groups["what"].Value))
                dropped.AddRange(request.Waiting);
            else if (Only().Match(clause) is { Success: true } only && Named(only.Groups["what"].Value, wishes, byItsVerb: false) is { } one)
            {
                kept.Add(one);
                // "Just the appointment on Friday" says more of it than that it stays.
                if (SpokenTurn.Of(only.Groups["what"].Value).Tokens.Count(t => !Bare.Contains(t.Text)) > 1)
                    rest.Add(clause);
            }
            else
                rest.Add(clause);
        }

        if (kept.Count > 0)
            dropped.AddRange(wishes.Select(w => w.Name).Except(kept));
        return new Given([.. dropped.Distinct().Except(kept)], kept, string.Join(", ", rest.Select(r => r.Trim())));
    }

    /// <summary>The wish whose own words were said, the newest first; null for none.</summary>
    /// <param name="byItsVerb">A wish that is itself one to drop something ("I don't need my appointment any more") is named by its verb alone: "the cancellation".</param>
    private static string? Named(string what, List<IntentDefinition> wishes, bool byItsVerb)
    {
        var words = TopicWords.Of(SpokenTurn.Of(what));
        return wishes.Select(w => (w.Name, Said: words.Count(Words(w, byItsVerb).Contains))).Where(w => w.Said > 0).OrderByDescending(w => w.Said).Select(w => w.Name).FirstOrDefault();
    }

    private static HashSet<string> Words(IntentDefinition intent, bool byItsVerb) => byItsVerb && intent.Examples.Any(e => GivenUp().IsMatch(e))
        ? [TopicWords.Stem(intent.Name.Split('_')[0])]
        : [.. TaskWords.Named(intent)];

    /// <param name="Dropped">Names of intents.</param>
    /// <param name="Kept">Those that alone are to stay.</param>
    /// <param name="Rest">What else was said; empty for nothing.</param>
    internal sealed record Given(IReadOnlyList<string> Dropped, IReadOnlyList<string> Kept, string Rest);

    [GeneratedRegex(@"[,.;!?]+\s+|\s+(?:and|but)\s+", Options)]
    private static partial Regex Border();

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|and|but|no|nah|so|well|okay|ok|sorry|wait|please|actually|you\sknow\swhat|then|let'?s|just|we\scan|you\scan|can\s(?:we|you)|i'?ll|i'?d\srather|on\ssecond\sthought)\b\W*)*
        (?:never\s?mind|forget|skip|leave|drop|scrap|scratch|ditch|not|no\sneed\sfor|(?:i|we)\s(?:really\s)?(?:don'?t|do\snot|no\slonger)\s(?:(?:actually|really|even)\s)?(?:need|want)|don'?t\s(?:bother|worry)\s(?:with|about)|hold\soff\son)\s
        (?:about\s|out\s|off\s|with\s)?(?<what>(?:the|my|that|an?|any|this|all|everything)\b.*)
        """, Options)]
    private static partial Regex GivenUp();

    [GeneratedRegex(@"^\W*(?:\w+\W+){0,2}?(?<what>(?:the|my|that)\s(?:[\w'-]+\s){1,4}?)(?:can\swait|(?:isn'?t|is\snot|is\sno\slonger)\s(?:needed|necessary|important)|doesn'?t\smatter)", Options)]
    private static partial Regex CanWait();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|and|but|no|so|well|okay|ok|actually|then|please|i|we|need|want|let'?s\sdo|do|it'?s)\b\W*)*(?:just|only)\s(?:(?:need|want|do)\s)?(?<what>(?:the|my|an?)\s.*)", Options)]
    private static partial Regex Only();

    [GeneratedRegex(@"\b(?:rest|others?|other\s(?:thing|one|stuff)s?|everything\selse|all\sthe\sother)\b", Options)]
    private static partial Regex Others();
}
