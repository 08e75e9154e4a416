using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What a caller says anew of the name that the slot holds already.</summary>
internal static class HeldNames
{
    /// <summary>"Oskar" and "Oscar", not "Carla" and "Carl".</summary>
    private const double AlikeParts = 0.8;

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
