using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>What was read back is wrong in one value, which the caller names without saying it anew: "the name is wrong", "that's not my number".</summary>
internal static partial class Disputed
{
    /// <returns>Whether that was it; the value is forgotten and asked again.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said)
    {
        if (walk.State.Wait is not FlowWait.Confirmation || walk.Map.Node(walk.Top.Node) is not FlowNode.Confirm confirm || !Wrong().IsMatch(said.Text))
            return false;
        var words = SpokenTurn.Of(said.Text).Tokens.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var named = confirm.Slots.Where(slot => IsOpen(walk, slot) && NamesOf(walk, slot).Any(words.Contains)).ToList();
        if (named is not [var disputed])
            return false;
        walk.State = walk.State with { FailuresInARow = 0 };
        Corrections.Forget(walk, disputed);
        NodeRun.Go(walk);
        return true;
    }

    private static bool IsOpen(FlowWalk walk, string slot) => walk.Top.Slots.ContainsKey(slot) && !walk.Top.Locked.Contains(slot);

    private static IEnumerable<string> NamesOf(FlowWalk walk, string slot) => slot.Split('_').Concat(walk.Map.Slot(slot)?.Type switch
    {
        SlotType.Phone => ["phone", "number"],
        SlotType.Date => ["day", "date"],
        SlotType.Time => ["time", "hour"],
        SlotType.DateTime => ["day", "date", "time"],
        SlotType.Email => ["email", "mail"],
        _ => [],
    });

    [GeneratedRegex(@"\b(?:wrong|incorrect|(?:not|isn'?t|wasn'?t|ain'?t) (?:quite |really )?(?:right|correct|my|mine|the right|what i said)|mis-?spell?ed|misspelt|change|correct|fix)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();
}
