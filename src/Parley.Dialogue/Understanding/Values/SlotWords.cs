using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>The words in a slot's name: said beside a value, they tell which of several slots of one type it is for.</summary>
internal static class SlotWords
{
    private static readonly string[] Empty = ["of", "the", "a", "number", "id", "name", "date", "time", "is", "new", "your", "for", "to", "preferred"];

    /// <summary>Other words for what slots are named for.</summary>
    private static readonly string[][] Synonyms =
    [
        ["zip", "zipcode", "postcode", "postal"], ["phone", "telephone", "cell", "mobile"], ["medication", "medicine", "meds"], ["email", "mail"], ["party", "people", "guests", "guest", "persons"],
    ];

    private static readonly string[] Birth = ["birth", "born", "birthday", "birthdate", "dob", "dateofbirth"];

    public static bool IsBirth(SlotDefinition slot) => slot.Name.Split('_').Any(w => Birth.Contains(w));

    public static bool IsBirthWord(string word) => Birth.Contains(word);

    /// <summary>Whether a word of the slot's name stands close to the span, in the same clause as far as punctuation tells.</summary>
    public static bool Near(SlotDefinition slot, SpokenTurn turn, TokenSpan span, int before, int behind) => Distance(slot, turn, span, before, behind) is not null;

    /// <summary>How many tokens away the nearest word of the slot's name stands; null where none is near. Behind counts double.</summary>
    public static int? Distance(SlotDefinition slot, SpokenTurn turn, TokenSpan span, int before, int behind)
    {
        int? nearest = null;
        for (var at = span.Start - 1; at >= Math.Max(0, span.Start - before); at--)
            if (Names(slot, turn, at))
            {
                nearest = span.Start - at;
                break;
            }

        for (var at = span.End; at < Math.Min(turn.Count, span.End + behind) && !turn.IsBreak(at); at++)
            if (Names(slot, turn, at) && !Leads(turn, at) && (nearest is null || (at - span.End + 1) * 2 < nearest))
                nearest = (at - span.End + 1) * 2;
        return nearest;
    }

    /// <summary>"And the zip is 30312": the label of what follows says nothing of what stands before it.</summary>
    private static bool Leads(SpokenTurn turn, int label) =>
        turn.Is(label + 1, "is", "are", "was") && !turn.IsBreak(label + 1) && label + 2 < turn.Count
        || turn.Is(label + 1, "code", "number", "id") && turn[label + 2] is "is" && label + 3 < turn.Count;

    public static IEnumerable<string> Of(SlotDefinition slot) => slot.Name.Split('_').Where(w => w.Length > 0 && !Empty.Contains(w));

    /// <summary>The word itself and others for it.</summary>
    public static IEnumerable<string> Same(string slotWord) => Synonyms.Where(words => words.Contains(slotWord)).SelectMany(words => words).Append(slotWord).Distinct();

    private static bool Names(SlotDefinition slot, SpokenTurn turn, int at) =>
        IsBirth(slot) ? IsBirthWord(turn[at]) : Of(slot).Any(w => Same(w, turn[at]));

    private static bool Same(string slotWord, string said) =>
        said == slotWord || (said.Length > 2 && (said == slotWord + "s" || said + "s" == slotWord || said == slotWord + "'s"))
        || Synonyms.Any(words => words.Contains(slotWord) && words.Contains(said));
}
