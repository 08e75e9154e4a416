using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What callers say of how a name is written: "with a K", "without the H", "with two Ls", "with a C H instead of a K". Immutable.</summary>
/// <param name="Letters">In lower case.</param>
/// <param name="Kind">What is said of them.</param>
/// <param name="Instead">The letters whose place they take, where that is said; empty otherwise.</param>
internal sealed record SpellingRemark(string Letters, SpellingKind Kind, string Instead)
{
    private static readonly string[] Places = ["at", "in", "the", "on", "end", "beginning", "front", "start", "middle", "it"];

    /// <summary>The remark whose first word stands here, and where its words end; null where none begins.</summary>
    public static Reach<SpellingRemark>? At(SpokenTurn turn, int at)
    {
        var isWithout = turn[at] is "without" || turn.Has(at, "with no");
        if (!isWithout && turn[at] is not "with")
            return null;
        var start = at + (turn.Has(at, "with no") ? 2 : 1);
        while (turn.Is(start, "a", "an", "the", "any", "just") && !(turn[start] is "a" && turn[start + 1].Length != 1 && !turn.Is(start + 1, "double", "single")))
            start++;
        var kind = isWithout ? SpellingKind.Without : turn[start] switch { "two" or "double" => SpellingKind.Twice, "one" or "single" => SpellingKind.Once, _ => SpellingKind.With };
        if (kind is SpellingKind.Twice or SpellingKind.Once)
            start++;
        var (letters, end) = Spelled(turn, start, isPlural: kind is SpellingKind.Twice);
        if (letters.Length is 0 or > 3)
            return null;
        var instead = Replaced(turn, ref end);
        while (end > start && turn.Is(end, Places) && turn.Is(end, "at", "in", "on") | turn.Is(end - 1, Places))
            end++;
        return new Reach<SpellingRemark>(new SpellingRemark(letters, kind, instead), end);
    }

    /// <summary>Every remark of a turn with where it begins, in the order said.</summary>
    public static IEnumerable<(int Start, Reach<SpellingRemark> Remark)> All(SpokenTurn turn)
    {
        for (var at = 0; at < turn.Count; at++)
            if (At(turn, at) is { } remark)
                yield return (at, remark);
    }

    /// <summary>The word written so; as it is where it is written so already; null where the remark has no place in it.</summary>
    public string? Apply(string word) => Kind switch
    {
        SpellingKind.Without => SpellingPlaces.Without(word.ToLowerInvariant(), Letters),
        SpellingKind.Twice => SpellingPlaces.Twice(word.ToLowerInvariant(), Letters),
        SpellingKind.Once => SpellingPlaces.Once(word.ToLowerInvariant(), Letters),
        _ => SpellingPlaces.With(word.ToLowerInvariant(), Letters, Instead),
    };

    /// <summary>"K", "C H", "Ls": letters said as such.</summary>
    private static (string Letters, int End) Spelled(SpokenTurn turn, int at, bool isPlural)
    {
        if (isPlural && turn[at] is [_, 's'] or [_, '\'', 's'])
            return (turn[at][..1], at + 1);
        var letters = "";
        while (at < turn.Count && turn[at] is [>= 'a' and <= 'z'] && !(letters.Length > 0 && turn.IsBreak(at)) && !(turn[at] is "i" or "a" && letters.Length > 0 && turn[at + 1].Length > 1))
            letters += turn[at++];
        return (letters, at);
    }

    /// <summary>"...instead of a C", "..., not a C".</summary>
    private static string Replaced(SpokenTurn turn, ref int end)
    {
        var at = turn.Has(end, "instead of") || turn.Has(end, "rather than") || turn.Has(end, "and not") ? end + 2 : turn[end] is "not" ? end + 1 : 0;
        if (at == 0)
            return "";
        while (turn.Is(at, "with", "a", "an", "the") && turn[at + 1].Length > 0)
            at++;
        var (letters, then) = Spelled(turn, at, isPlural: false);
        if (letters.Length == 0)
            return "";
        end = then;
        return letters;
    }
}

/// <summary>What is said of letters.</summary>
internal enum SpellingKind
{
    With,
    Without,
    Twice,
    Once,
}
