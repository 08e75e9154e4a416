namespace Parley.Flows.Engine;

/// <summary>Questions that knowledge answers, in the middle of a flow or as one of its nodes.</summary>
internal static class Digressions
{
    public static void Ask(FlowWalk walk, string question, string? next)
    {
        walk.Wait(new FlowWait.Knowledge(question, next) { Before = walk.State.Wait is { IsWork: true } ? null : walk.State.Wait });
        walk.Act(new FlowAct.AnswerFromKnowledge(question));
    }

    /// <summary>"What are your hours, and can I talk to someone": the answer is short, and a person takes over what comes after it.</summary>
    public static void AskBeforePerson(FlowWalk walk, string question)
    {
        walk.Wait(new FlowWait.Knowledge(question, Next: null) { CallsPerson = true });
        walk.Act(new FlowAct.AnswerFromKnowledge(question));
    }

    /// <summary>The answer was said by whoever knew it; the flow goes on with its question, or with its next node.</summary>
    public static void Answered(FlowWalk walk, FlowWait.Knowledge asked, FlowInput.KnowledgeAnswered answer)
    {
        if (answer.Said.Length == 0)
            walk.Say(FlowPhrases.Unknown);
        if (asked.CallsPerson)
        {
            walk.Wait(null);
            PersonCalls.Asked(walk);
            return;
        }

        if (asked.Next is not null && !walk.IsIdle)
            walk.GoTo(asked.Next);
        if (answer.OffersPerson && !walk.IsIdle)
        {
            // Two questions at once are answered by one yes: the flow's own comes after a no.
            walk.Wait(asked.Next is null ? asked.Before : null);
            return;
        }

        NodeRun.Go(walk);
    }
}
