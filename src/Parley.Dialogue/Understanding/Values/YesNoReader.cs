using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Yes and no in their many forms where they answer the question; unasked, only what names the slot itself ("I'm a new patient" for
/// <c>new_patient</c>).
/// </summary>
internal sealed class YesNoReader : IValueReader
{
    private static readonly string[] Negations = ["not", "no", "never", "isn't", "aren't", "wasn't", "don't", "doesn't", "haven't", "hasn't", "without", "ain't"];

    public SlotType Type => SlotType.YesNo;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        if (Named(context) is { } named)
            yield return named;
        if (!context.IsAsked || turn.Count == 0)
            yield break;
        var acts = Agreement.Of(turn.Text);
        var whole = new TokenSpan(0, turn.Count);
        if (acts.HasFlag(CallerActs.Affirm))
            yield return new Reading.Found(whole, "yes", "yes", 0.95, false);
        else if (acts.HasFlag(CallerActs.Deny))
            yield return new Reading.Found(whole, "no", "no", 0.95, false);
    }

    private static Reading.Found? Named(ReadingContext context)
    {
        var words = context.Slot.Name.Split('_').Where(w => w.Length > 1 && w is not ("is" or "has" or "the")).ToArray();
        var turn = context.Turn;
        for (var at = 0; words.Length > 1 && at + words.Length <= turn.Count; at++)
        {
            if (!words.Select((w, i) => turn[at + i] == w).All(same => same))
                continue;
            var isNegated = Enumerable.Range(Math.Max(0, at - 4), Math.Min(4, at)).Any(i => Negations.Contains(turn[i]) && !turn.IsBreak(i + 1));
            var isQuestion = Enumerable.Range(0, at).Any(i => turn.Is(i, "do", "does", "are", "accept", "accepting", "taking", "take"));
            if (isQuestion)
                return null;
            return new Reading.Found(new TokenSpan(at, at + words.Length), isNegated ? "no" : "yes", isNegated ? "no" : "yes", 0.8, true);
        }

        return null;
    }
}
