using System.Text.RegularExpressions;
using Parley.Calls;
using Parley.Understanding.Acts;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Dialogue.Grounded;

/// <summary>What the wording of a question tells, without understanding it.</summary>
internal static partial class Questions
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int FollowUpWords = 7;

    /// <summary>Nobody comes back to what was asked longer ago without saying it.</summary>
    private const int TurnsBack = 5;

    /// <summary>The questions one utterance asks; recognisers rarely punctuate, so "and" before a question word counts as a border.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. Border().Split(text).Select(q => q.Trim(' ', ',', '.')).Where(q => q.Length > 0)];

    /// <summary>Whether it may lean on what was asked before: short, and opening or pointing like one.</summary>
    public static bool IsFollowUp(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= FollowUpWords && Leaning().IsMatch(text);

    /// <summary>Whether it is about what was asked before, in so many words: "and is it free?"</summary>
    public static bool GoesOn(string text) => IsFollowUp(text) && Continuing().IsMatch(text);

    /// <summary>Whether a fact speaks of what a question names: "is it free" of "you can park for free".</summary>
    public static bool SharesWord(string question, string fact)
    {
        var asked = SpokenTurn.Of(question).Tokens.Where(t => t.Text.Length > 3 && !Pronoun().IsMatch(t.Text) && !Asking().IsMatch(t.Text)).Select(t => TopicWords.Stem(t.Text)).ToHashSet(StringComparer.Ordinal);
        return SpokenTurn.Of(fact).Tokens.Any(t => asked.Contains(TopicWords.Stem(t.Text)));
    }

    /// <summary>What "and how much is it?" may be about: the last question that stands by itself, whatever was answered in between; without one, what the caller said last.</summary>
    public static IEnumerable<string> Topics(IReadOnlyList<Utterance> history)
    {
        var said = history.Where(u => u.Speaker is Speaker.Caller).Select(u => u.Text).Reverse().Take(TurnsBack).ToList();
        return [.. said.Where(text => Wordings.Question().IsMatch(text) && !IsFollowUp(text)).Concat(said.Take(1)).Take(1)];
    }

    /// <summary>The question with what it is about in the place of "it".</summary>
    public static string About(string topic, string question) =>
        Pronoun().Replace(question, string.Join(' ', SpokenTurn.Of(topic).Tokens.Where(t => t.Text.Length > 1 && !TopicWords.IsStop(t.Text)).Select(t => t.Original)), 1);

    [GeneratedRegex(@"^\W*(?:and|but|so|also|what about|how about)\b.*\b(?:it|that|they|them|those)\b", Options)]
    private static partial Regex Continuing();

    [GeneratedRegex(@"^(?:what|when|where|which|whose|does|long|much|many|often|have|will|would|could|should|also|there|about|with)$", Options)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:it|that|they|them|those|this|one)\b", Options)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"[.?!;]\s+|,?\s+\b(?:and|also|plus|and also|oh and|and then)\s+(?=(?:what|what's|where|where's|when|who|how|which|why|do|does|is|are|can|could|will|would|should)\b)", Options)]
    private static partial Regex Border();

    [GeneratedRegex(@"^(?:and|or|but|what about|how about|what if|then|so|also|even)\b|\b(?:it|that|there|they|them|those|this|one|then|too)\b", Options)]
    private static partial Regex Leaning();
}
