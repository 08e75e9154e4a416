using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Names of which the caller says which half is which, in either order.</summary>
internal static class LabelledNames
{
    /// <summary>"Last name Garcia, G A R C I A, first name Luis", in either order; one of them alone puts that half of a whole name right.</summary>
    public static Reading.Found? In(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        var found = new Dictionary<string, (string Name, int Start, int End)>(StringComparer.Ordinal);
        for (var at = 0; at < turn.Count - 1; at++)
        {
            if (Label(turn, at) is not { } label)
                continue;
            var start = label.End;
            while (turn.Is(start, "is", "uh", "um", "spelled", "spelt"))
                start++;
            var parts = new List<string>();
            var end = start;
            // "Will" and "Grace" are words as well: right between two labels they can only be names.
            if (turn[start] is { Length: > 1 } && turn[start].All(char.IsAsciiLetter) && Label(turn, start + 1) is not null)
                parts.Add(turn.Tokens[end++].Original);
            for (; end < turn.Count && parts.Count < 2 && (end == start || !turn.IsBreak(end)) && !spelled.Any(s => s.Value.Start == end) && NameWords.CanBe(turn.Tokens[end], parts.Count); end++)
                parts.Add(turn.Tokens[end].Original);
            end = SpelledNames.Apply(turn, parts, [.. spelled.Where(s => s.Value.Start - end < 3)], end, end);
            if (parts.Count > 0)
                found[label.Value] = (string.Join(' ', parts), at, end);
            else if (turn.Has(at - 2, "is the") && spelled.FirstOrDefault(s => s.End == at - 2) is { End: > 0 } before)
                found[label.Value] = (before.Value.Name, before.Value.Start, label.End);
        }

        if (found.Count == 1 && context is { Corrects: true, Filled: { } filled } && filled.Split(' ') is { Length: > 1 } halves)
        {
            var (half, said) = found.Single();
            string[] parts = half is "last" ? [halves[0], said.Name] : [said.Name, .. halves[1..]];
            return NameWords.Found(new TokenSpan(said.Start, said.End), parts, 0.92, true) with { ChangesFilled = true };
        }

        if (found.Count == 1 && context is { IsAsked: true, Filled: null } && found.Single() is var (only, other) && Before(turn, other.Start, spelled) is { } unlabelled)
        {
            string[] whole = only is "last" ? [unlabelled.Value, other.Name] : [other.Name, unlabelled.Value];
            return NameWords.Found(new TokenSpan(unlabelled.End, other.End), [.. whole.SelectMany(part => part.Split(' '))], 0.92, true);
        }

        return found.TryGetValue("first", out var first) && found.TryGetValue("last", out var last)
            ? NameWords.Found(new TokenSpan(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End)), [.. first.Name.Split(' '), .. last.Name.Split(' ')], 0.92, true)
            : null;
    }

    /// <summary>"Kowalczyk, K O W ..., first name Piotr", "my son's name is Tobias and our last name is Wren": the half that stands before the label of the other.</summary>
    /// <returns>It, and where it begins.</returns>
    private static Reach<string>? Before(SpokenTurn turn, int label, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var end = label;
        while (end > 0 && turn.Is(end - 1, "the", "and", "my", "our", "his", "her", "then", "uh", "um", "with"))
            end--;
        var letters = spelled.FirstOrDefault(s => s.End == end);
        if (letters.End > 0)
            end = letters.Value.Start;
        var start = end;
        while (start > 0 && end - start < 2 && NameWords.CanBe(turn.Tokens[start - 1], 0) && !turn.Is(start - 1, NameWords.Relations) && !(start < end && turn.IsBreak(start)))
            start--;
        var isLed = start == 0 || turn.Is(start - 1, "it's", "is", "that's", "be", "name's", "that'd", "under", "uh", "um", "yes", "yeah", "called", "for") || turn.IsBreak(start);
        if (!isLed || start == end && letters.End == 0)
            return null;
        var heard = string.Join(' ', Enumerable.Range(start, end - start).Select(at => NameWords.Cased(turn.Tokens[at].Original)));
        return letters.End > 0 && (heard.Length == 0 || end - start == 1)
            ? new Reach<string>(letters.Value.Name, start)
            : letters.End > 0 ? null : new Reach<string>(heard, start);
    }

    /// <summary>"first name", "surname", "family name": which half of a name follows.</summary>
    private static Reach<string>? Label(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "surname", "forename"))
            return new Reach<string>(turn[at] is "surname" ? "last" : "first", at + 1);
        return turn.Is(at + 1, "name", "name's") && turn[at] is "first" or "given" or "last" or "family"
            ? new Reach<string>(turn[at] is "first" or "given" ? "first" : "last", at + 2)
            : null;
    }
}
