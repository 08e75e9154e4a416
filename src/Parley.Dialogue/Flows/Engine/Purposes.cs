using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>"Why do you need my phone number?": said, and then the question is put again.</summary>
internal static class Purposes
{
    private static readonly string[] Pointing = ["that", "it", "this", "know", "for", "why", "come", "asking", "ask"];

    /// <returns>Whether the question was about something that this flow asks for.</returns>
    public static bool Tell(FlowWalk walk, string text, string? asked)
    {
        if (About(walk, SpokenTurn.Of(text), asked) is not { } slot)
            return false;
        var why = walk.Scope().Say(slot.Why);
        walk.Say(why.Length > 0 ? why : FlowPhrases.Why(Switching.Task(Asked(walk))), SayKind.Aside);
        NodeRun.Go(walk);
        return true;
    }

    /// <summary>The slot that is named by its name or by a word of its question, the one asked for before any other; it too where nothing is named.</summary>
    private static SlotDefinition? About(FlowWalk walk, SpokenTurn turn, string? asked)
    {
        var words = TopicWords.Of(turn).Where(w => !Pointing.Contains(w)).ToHashSet(StringComparer.Ordinal);
        var slots = walk.Map.Flow.Slots.OrderByDescending(s => s.Name == asked);
        return slots.FirstOrDefault(s => Names(s).Overlaps(words))
            ?? (asked is not null && turn.Tokens.Any(t => Pointing.Contains(t.Text)) && !turn.Tokens.Any(t => t.Text is "my") ? walk.Map.Slot(asked) : null);
    }

    private static HashSet<string> Names(SlotDefinition slot) =>
        [.. TopicWords.Of(SpokenTurn.Of($"{slot.Name.Replace('_', ' ')} {(slot.Prompts.Count > 0 ? slot.Prompts[0] : "")}"))];

    /// <summary>The flow that the caller asked for, rather than one it runs.</summary>
    private static FlowMap Asked(FlowWalk walk) =>
        walk.Agent.Flow(walk.State.Stack.FindLast(f => f.Kind is not FrameKind.Sub)?.Flow ?? walk.Top.Flow) ?? walk.Map;
}
