using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What a caller says anew of the name that the slot holds already.</summary>
internal static class HeldNames
{
    /// <summary>"Oskar" and "Oscar", not "Carla" and "Carl".</summary>
    private const double AlikeParts = 0.8;

    /// <summary>Longer turns are about something else.</summary>
    private const int MostRemarked = 10;

    /// <summary>"No, it's Oskar with a K": a word that sounds like a part of the name that the slot holds takes its place.</summary>
    public static Reading.Found? OneAnew(ReadingContext context)
    {
        var turn = context.Turn;
        if (context.Filled?.Split(' ') is not { } held || !context.Corrects)
            return null;
        for (var at = 1; at < Math.Min(turn.Count, 6); at++)
        {
            if (!(turn.Is(at - 1, "it's", "that's", "its") || turn[at - 1] is "is" && turn.Is(at - 2, "it", "name", "that")) || !NameWords.CanBe(turn.Tokens[at], 0) || held.Contains(turn.Tokens[at].Original, StringComparer.OrdinalIgnoreCase))
                continue;
            var sound = new Sound(turn[at]);
            var (part, likeness) = held.Select((word, index) => (index, sound.Likeness(new Sound(word)))).MaxBy(w => w.Item2);
            if (likeness < AlikeParts || turn.Count - at > 5)
                continue;
            held[part] = turn.Tokens[at].Original;
            return NameWords.Found(new TokenSpan(at, at + 1), held, 0.85, isEvident: true) with { ChangesFilled = true };
        }

        return null;
    }

    /// <summary>"It's Oscar with a K", "that's without the H": what is said of how the held name is written.</summary>
    public static Reading.Found? Remarked(ReadingContext context)
    {
        if (context.Filled?.Split(' ') is not { } held || context.Turn.Count > MostRemarked)
            return null;
        foreach (var (start, remark) in SpellingRemark.All(context.Turn))
        {
            // "It's with an I at the front, Ida Byrne": whoever says the name anew says it best.
            if (remark.End < context.Turn.Count && NameWords.CanBe(context.Turn.Tokens[remark.End], 0))
                continue;
            var named = new Sound(context.Turn[start - 1]);
            var (likeliest, likeness) = held.Select((word, index) => (index, named.Likeness(new Sound(word)))).MaxBy(w => w.Item2);
            int[] parts = likeness >= AlikeParts ? [likeliest] : start > 0 && NameWords.CanBe(context.Turn.Tokens[start - 1], 0) ? [] : [.. Enumerable.Range(0, held.Length)];
            foreach (var part in parts)
                if (remark.Value.Apply(held[part]) is { } written && !string.Equals(written, held[part], StringComparison.OrdinalIgnoreCase))
                {
                    held[part] = written;
                    return NameWords.Found(new TokenSpan(likeness >= AlikeParts ? start - 1 : start, remark.End), held, 0.85, isEvident: true) with { ChangesFilled = true };
                }
        }

        return null;
    }

    /// <summary>A name as what is said beside it has it written: of "Oscar Miller with a K" the word that has a place for it.</summary>
    public static Reading.Found AsRemarked(SpokenTurn turn, Reading.Found name)
    {
        var parts = name.Normal.Split(' ');
        foreach (var (start, remark) in SpellingRemark.All(turn))
        {
            var named = Array.FindLastIndex(parts, part => string.Equals(part, turn[start - 1], StringComparison.OrdinalIgnoreCase));
            foreach (var at in Enumerable.Range(0, parts.Length).Reverse().OrderByDescending(i => i == named))
                if (remark.Value.Apply(parts[at]) is { } written)
                {
                    parts[at] = string.Equals(written, parts[at], StringComparison.OrdinalIgnoreCase) ? parts[at] : written;
                    break;
                }
        }

        return string.Join(' ', parts) == name.Normal ? name : NameWords.Found(name.Span, parts, name.Confidence, name.IsEvident);
    }

    /// <summary>Only spelled: as it is, or put into the name that the slot holds already.</summary>
    public static Reading.Found? Spelled(ReadingContext context, Reach<(string Name, int Start)> spelled)
    {
        var span = new TokenSpan(spelled.Value.Start, spelled.End);
        if (context.Filled?.Split(' ') is not { } filled)
        {
            // "That's me again, Lars Nyberg, N Y B E R G": the word it spells, and the first name before that.
            var turn = context.Turn;
            var last = span.Start - 1;
            return last > 0 && new Sound(spelled.Value.Name).Likeness(new Sound(turn[last])) > 0.7 && !turn.IsBreak(last) && NameWords.CanBe(turn.Tokens[last - 1], 0)
                ? NameWords.Found(new TokenSpan(last - 1, span.End), [turn.Tokens[last - 1].Original, spelled.Value.Name], 0.9, false)
                : NameWords.Found(span, [spelled.Value.Name], 0.9, false);
        }

        if (SpelledNames.Split(spelled.Value.Name, filled) is { } names)
            return NameWords.Found(span, names, 0.9, context.Corrects) with { ChangesFilled = true };
        var sound = new Sound(spelled.Value.Name);
        var nearest = filled.Select((word, index) => (index, Likeness: sound.Likeness(new Sound(word)))).MaxBy(w => w.Likeness);
        if (nearest.Likeness < 0.55)
            return NameWords.Found(span, filled.Length > 1 ? [.. filled.SkipLast(1), spelled.Value.Name] : [spelled.Value.Name], 0.75, context.Corrects) with { ChangesFilled = true };
        filled[nearest.index] = spelled.Value.Name;
        return NameWords.Found(span, filled, 0.9, context.Corrects) with { ChangesFilled = true };
    }
}
