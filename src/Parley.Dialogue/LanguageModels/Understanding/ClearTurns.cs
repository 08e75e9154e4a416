using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.LanguageModels.Understanding;

/// <summary>Turns that leave a model nothing to add, so that the caller need not wait for one.</summary>
internal static class ClearTurns
{
    private const double SureOfTask = 0.85;
    private const double PossibleTask = 0.35;
    private const double SureOfValue = 0.75;
    private const int FewWords = 8;
    private const CallerActs Small = CallerActs.Repeat | CallerActs.Help | CallerActs.GoBack | CallerActs.Wait | CallerActs.Thanks | CallerActs.Goodbye | CallerActs.Greeting;

    // Neither an emergency nor somebody who wants a person, or a sign that anybody is there, waits for a model.
    public static bool IsClear(UnderstandingRequest request, UnderstoodTurn turn)
    {
        if ((turn.Acts & (CallerActs.Emergency | CallerActs.Person | CallerActs.Presence)) != 0)
            return true;
        var best = turn.Intents.Count == 0 ? 0 : turn.Intents[0].Score;
        var isShort = request.Text.AsSpan().Count(' ') < FewWords;
        if (isShort && best < PossibleTask && turn.Slots.Count == 0 && (turn.Acts & Small) != 0 && (turn.Acts & ~Small) == 0)
            return true;
        return request.Slots.Count == 0
            ? best >= SureOfTask || (best < PossibleTask && turn.Acts is CallerActs.Question)
            : isShort && Answers(request, turn);
    }

    /// <summary>A yes or no where one was asked for, or the value that was.</summary>
    private static bool Answers(UnderstandingRequest request, UnderstoodTurn turn)
    {
        if (request.Asked is { Type: not SlotType.Text } asked)
            return !turn.Acts.HasFlag(CallerActs.Question) && turn.Slots.TryGetValue(asked.Name, out var found) && found.Confidence >= SureOfValue;
        return request.Confirming && turn.Slots.Count == 0 && (turn.Acts & ~CallerActs.Thanks) is CallerActs.Affirm or CallerActs.Deny;
    }
}
