namespace Parley.Simulation.Callers;

/// <summary>What an agent's words ask for, as a person would take them: the last question counts.</summary>
internal static class Questions
{
    public const string Confirmation = "confirmation";
    public const string Choice = "choice";
    public const string Person = "person";
    public const string Day = "day";
    public const string Done = "done";

    private static readonly (string Words, string About)[] Known =
    [
        ("anything else i can help", Done), ("the front desk will", Done), ("goodbye", Done), ("call 9 1 1", Done), ("will take over", Done), ("call you back", Done), ("get back to you", Done), ("could not find out whether", Done),
        ("shall i book", Confirmation), ("is that right", Confirmation), ("are both right", Confirmation), ("do you want to", Confirmation), ("should i", Confirmation),
        ("which one", Choice), ("you can say the first one", Choice),
        ("what name", "name"), ("your name", "name"), ("first and last name", "name"),
        ("phone number", "phone"), ("which day", Day), ("tell me a day", Day), ("the new day", Day), ("visit for", "reason"), ("the visit is", "reason"),
        ("insurance company", "payer"), ("company on your card", "payer"), ("which medicine", "medication"), ("name of the medicine", "medication"),
        ("which pharmacy", "pharmacy"), ("name of the pharmacy", "pharmacy"), ("date of birth", "date_of_birth"), ("you were born", "date_of_birth"),
        ("speak with a person", Person), ("speak to a person", Person), ("talk to a person", Person),
    ];

    /// <returns>Null when nothing is recognised.</returns>
    public static string? About(string words)
    {
        var (best, at) = ((string?)null, -1);
        foreach (var (known, about) in Known)
            if (words.LastIndexOf(known, StringComparison.OrdinalIgnoreCase) is var found && found > at)
                (best, at) = (about, found);
        return best;
    }
}
