using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>A telephone number said in several turns: "two one seven", "five five five", "oh one four two". Whoever says the whole of it anew begins anew.</summary>
internal static class BegunNumbers
{
    /// <summary>So many digits are a number of their own.</summary>
    private const int Whole = 10;

    private const int FewestBegun = 2;
    private const int MostTogether = 12;

    /// <summary>The words with the digits before them.</summary>
    public static string With(FlowState state, string text) =>
        state is { Begun: { } begun, Wait: FlowWait.Slot asked } && asked.Name == begun.Slot && Last(text) is { Length: < Whole } more && begun.Digits.Length + more.Length <= MostTogether
            ? $"{begun.Digits} {text}"
            : text;

    /// <summary>Keeps what was said so far of the number that is asked for, and asks for the rest.</summary>
    /// <returns>False where the words end with anything but a few digits, or the number has not grown.</returns>
    public static bool Take(FlowWalk walk, string asked)
    {
        if (walk.Map.Slot(asked) is not { Type: SlotType.Phone } slot || Last(With(walk.Before, walk.State.TurnText)) is not { Length: >= FewestBegun and < Whole } digits
            || (walk.Before.Begun is { } before && digits.Length <= before.Digits.Length))
            return false;
        walk.State = walk.State with { Begun = new BegunNumber(asked, digits) };
        walk.Say(FlowPhrases.AndTheRest(Aloud.Characters(digits, 3, 3)), SayKind.Question);
        Asking.Expect(walk, slot);
        return true;
    }

    /// <summary>The digits that the words end with, together.</summary>
    private static string? Last(string text)
    {
        var turn = SpokenTurn.Of(text);
        return CharacterRun.All(turn, digitsOnly: true).LastOrDefault() is { } run && run.Span.End == turn.Count ? run.Text : null;
    }
}

/// <param name="Slot">What it is said for.</param>
/// <param name="Digits">All so far.</param>
internal sealed record BegunNumber(string Slot, string Digits);
