using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>What of a turn's words is news.</summary>
internal static class TurnWords
{
    /// <summary>
    /// What this turn is about. The same turn again is the whole of what the caller wanted to say and is taken anew, unless it did something
    /// already: then only the rest of it is news.
    /// </summary>
    public static async Task<(string Text, bool IsRest)> OfAsync(CallDialogue dialogue, ReplyRequest request, CancellationToken cancellationToken)
    {
        var state = dialogue.State;
        var text = request.UserText.Trim();
        if (IsCarriedTooFar(dialogue, request))
            return (text[request.Carried.Length..].TrimStart('.', '?', '!', ',', ' '), true);
        if (request.Turn == 0 || request.Turn != state.Turn)
            return (text, false);
        if (state.EffectTurn != request.Turn)
        {
            await dialogue.RewindAsync(request.Turn, cancellationToken);
            return (text, false);
        }

        var told = state.TurnText.TrimEnd('.', '?', '!', ' ');
        return text.StartsWith(told, StringComparison.OrdinalIgnoreCase) ? (text[told.Length..].TrimStart('.', '?', '!', ',', ' '), true) : (text, false);
    }

    /// <summary>
    /// The words of the turn before are joined to this one's, since its answer was hardly heard. But they did something then, or would now be a yes to what
    /// was asked in that answer, which nobody has heard.
    /// </summary>
    private static bool IsCarriedTooFar(CallDialogue dialogue, ReplyRequest request) =>
        dialogue.State is var state && request.Carried.Length > 0 && request.Turn == state.Turn + 1 && request.UserText.Trim().StartsWith(request.Carried, StringComparison.Ordinal)
        && (state.EffectTurn == state.Turn || state.Wait is { IsYesOrNo: true } || IsYesOrNo(dialogue));

    private static bool IsYesOrNo(CallDialogue dialogue) =>
        dialogue.State is { Wait: FlowWait.Slot asked, Top: { } top } && dialogue.Agent.Flow(top.Flow)?.Slot(asked.Name) is { Type: SlotType.YesNo };
}
