using System.Text.RegularExpressions;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>
/// "Could I move it instead?" while a cancellation is read back: another task for the same thing takes the place of the one under way, which nobody wants any
/// more and nobody comes back to. What is known of the caller goes along.
/// </summary>
internal static partial class OtherwiseMeant
{
    /// <returns>Whether that was it; the other task has begun.</returns>
    public static bool Take(FlowWalk walk, string flow, FlowInput.Understood said)
    {
        var at = walk.State.AskedAt;
        if (walk.Agent.Flow(flow) is not { } next || walk.Agent.Flow(walk.State.Stack[at].Flow) is not { } left || !AreAboutTheSame(left, next)
            || walk.State.Stack.Skip(at).Any(frame => !frame.Locked.IsEmpty) || OneMore().IsMatch(said.Text) || !TakesPlace(walk, said))
            return false;
        Callers.Keep(walk);
        walk.Say(FlowPhrases.LeftOut([Switching.Task(left)]), SayKind.Aside);
        walk.State = walk.State with { Stack = walk.State.Stack.RemoveRange(at, walk.State.Stack.Count - at) };
        FlowEntry.Start(walk, flow, said.Text);
        return true;
    }

    public static bool IsAboutTheSame(FlowWalk walk, string flow) =>
        walk.Agent.Flow(walk.State.AskedFor.Flow) is { } left && walk.Agent.Flow(flow) is { } next && AreAboutTheSame(left, next);

    public static bool AreAboutTheSame(FlowWalk walk, string flow, string other) =>
        walk.Agent.Flow(flow) is { IsStartable: true } one && walk.Agent.Flow(other) is { IsStartable: true } two && AreAboutTheSame(one, two);

    /// <summary>Both name something that exists already: the appointment, the order. A name or a day says nothing of that.</summary>
    private static bool AreAboutTheSame(FlowMap left, FlowMap next) =>
        left.Flow.Slots.Any(slot => slot.Type is SlotType.Text or SlotType.Identifier && next.Slot(slot.Name)?.Type == slot.Type);

    private static bool TakesPlace(FlowWalk walk, FlowInput.Understood said) =>
        walk.State.Wait is FlowWait.Confirmation || said.Turned.Acts.HasFlag(CallerActs.Deny) || Instead().IsMatch(said.Text);

    [GeneratedRegex(@"\b(?:instead|rather|actually|better (?:to|if|just))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Instead();

    [GeneratedRegex(@"\b(?:also|another|other|second|as well|too|afterwards?|after that)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OneMore();
}
