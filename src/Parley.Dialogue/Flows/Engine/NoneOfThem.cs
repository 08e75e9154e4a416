using System.Text.RegularExpressions;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>"None of those", "do you have anything later?": no choice is wanted, and the flow's author says what is offered then.</summary>
internal static partial class NoneOfThem
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <returns>Whether that was it. Whoever says what they want instead is taken at their word.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said, string? asked)
    {
        if (asked is null || walk.Map.Node(walk.Top.Node) is not FlowNode.Ask { OnNone: { } next } ask || ask.Slot != asked
            || Names(walk, said.Turned) || !Wording().IsMatch(said.Text.Replace('\u2019', '\'')))
            return false;
        walk.State = walk.State with { FailuresInARow = 0 };
        walk.GoTo(next);
        NodeRun.Go(walk);
        return true;
    }

    private static bool Names(FlowWalk walk, UnderstoodTurn turned) =>
        turned.Slots.Keys.Concat(turned.Rejected.Keys).Any(name => walk.Map.Slot(name) is { Type: not SlotType.Text });

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|well|hmm+|no|nope|sorry|actually|okay|but|i'?m\safraid|unfortunately)\b\W*)*
          (?:(?:none|neither)(?:\sof\s(?:those|these|them|the\s\w+|that))?(?:\s(?:of\sthem\s)?(?:really\s)?(?:works?|suits?|fits?|is\sgood|are\sgood|will\swork|will\sdo)\b.*)?
            |nothing\s(?:there|of\sthat|in\sthere)?\s?(?:works?|suits?|fits?)?.*
            |(?:those|these|they|that|any\sof\s(?:those|these|them))\s(?:times\s|days\s|ones\s|slots\s)?(?:all\s)?(?:don'?t|do\snot|doesn'?t|won'?t|will\snot|wouldn'?t|can'?t)\s(?:really\s)?(?:work|suit|fit|do|help)\b.*
            |i\s(?:can'?t|cannot|couldn'?t)\s(?:make|do|come\sat|manage|take)\s(?:any|either)(?:\sof\s\w+)?(?:\s\w+)?
            |(?:(?:(?:do|have|would|could|can|is|are|might)\s(?:you|there|i|we)\s(?:have\s|got\s|be\s|get\s)?|i'?d\s(?:like|prefer|need|rather\shave)\s|i\s(?:need|want|prefer)\s|what\sabout\s|how\sabout\s|maybe\s|perhaps\s)?
               (?:something|anything|some|an(?:y)?|the|a)?\s?(?:else|later|earlier|other|another|different|sooner|after\sthat|before\sthat)(?:\s(?:day|days|date|time|times|slot|slots|one|ones|option|options|opening|openings))?
               (?:\s(?:in\sthe\s(?:day|week)|that\s(?:day|week)|available|free|open|on\soffer|than\sthat|maybe|perhaps|if\spossible))*)
            |what\selse\s(?:do\syou\shave|is\sthere|have\syou\sgot|can\syou\soffer)\b.*)
          (?:\W+(?:please|thanks|thank\syou|then|sorry|for\sme|i'?m\safraid))*\W*$
        """, Options)]
    private static partial Regex Wording();
}
