using Parley.Understanding.Spoken;

namespace Parley.Understanding.Slots;

/// <summary>Days of what has happened already: "I fell off a ladder on Sunday", "I was in on Monday", "it's hurt since Friday". None of them is a day to come.</summary>
internal static class Stories
{
    private const int Furthest = 9;

    private static readonly string[] Subjects = ["i", "he", "she", "it", "we", "they", "and", "that", "who", "you", "son", "daughter", "husband", "wife", "mother", "father", "mom", "dad", "kid", "baby", "package", "order", "tracking"];

    private static readonly string[] Happened =
    [
        "fell", "hurt", "twisted", "sprained", "cut", "burned", "started", "began", "woke", "threw", "broke", "slipped", "tripped", "stepped", "hit", "pulled", "caught", "felt", "noticed", "found", "ate", "passed", "fainted", "vomited", "injured", "rolled", "jammed",
        "ordered", "bought", "received", "arrived", "shipped", "delivered", "paid", "mailed", "returned", "left", "lost", "ran", "saw", "visited", "stopped",
    ];

    private static readonly string[] Breaks = ["and", "but", "so", "can", "could", "would", "i'd", "need", "want", "like", "please", "appointment", "visit", "come", "coming", "move", "cancel", "see"];

    /// <summary>Whether the words belong to a sentence about the past, as far back as its clause goes.</summary>
    public static bool Tell(SpokenTurn turn, TokenSpan span)
    {
        if (turn.Is(span.Start - 1, "since") && !turn.Is(span.Start, "the"))
            return true;
        for (var at = span.Start - 1; at >= Math.Max(0, span.Start - Furthest) && !turn.Is(at, Breaks); at--)
        {
            if (turn.Is(at, Happened) && (turn.Is(at - 1, Subjects) || turn.Is(at - 2, Subjects)))
                return true;
            if (turn.Is(at, "was", "were") && turn.Is(at - 1, "i", "we", "he", "she") && turn.Is(at + 1, "in", "there", "here", "seen", "at"))
                return true;
            if (turn.IsBreak(at))
                return false;
        }

        return false;
    }
}
