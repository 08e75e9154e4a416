using Parley.Understanding;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>
/// The caller says what is known already, and nothing else: that it is known they hear, and then the question again. Once in a row it is no failure; who
/// goes on with it is helped as anybody who gives no answer.
/// </summary>
internal static class Restated
{
    /// <summary>"It's a checkup": words that may lead to a text that is known.</summary>
    private const int MostLead = 3;

    private const CallerActs OtherThings = CallerActs.Wait | CallerActs.DontKnow | CallerActs.Deny | CallerActs.Question;

    /// <returns>Whether that was it.</returns>
    public static bool Take(FlowWalk walk, UnderstoodTurn turned, IReadOnlyList<string> restated, string? asked)
    {
        if (asked is null || restated.Count == 0 || (turned.Acts & OtherThings) != 0 || turned.Rejected.Count > 0)
            return false;
        var known = FlowPhrases.Known(walk.Top.Slots[restated[0]].Spoken);
        if (walk.State.LastSaid.StartsWith(known, StringComparison.Ordinal))
            return false;
        walk.Say(known, SayKind.Aside);
        NodeRun.Go(walk);
        return true;
    }

    /// <summary>Free words and names are read only for the question they answer, so they are compared as they were said.</summary>
    public static bool TakeText(FlowWalk walk, FlowInput.Understood said, string? asked)
    {
        var words = Words(said.Text);
        var known = walk.Top.Slots.Where(held => walk.Map.Slot(held.Key) is { Type: SlotType.Text or SlotType.Name, IsSensitive: false } && IsSaid(Words(held.Value.Value), words)).Select(held => held.Key);
        return asked is not null && Take(walk, said.Turned, [.. known], asked);
    }

    private static bool IsSaid(string[] held, string[] said) =>
        held.Length > 0 && said.Length >= held.Length && said.Length <= held.Length + MostLead && said.AsSpan()[^held.Length..].SequenceEqual(held);

    private static string[] Words(string text) => [.. SpokenTurn.Of(text).Tokens.Select(token => token.Text)];
}
