using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Acts;

/// <summary>What a turn does beside naming values, by its wording.</summary>
internal static class TurnActs
{
    private static readonly (CallerActs Act, Regex Wording)[] Plain =
    [
        (CallerActs.Person, Wordings.Person()), (CallerActs.Repeat, Wordings.Repeat()), (CallerActs.Help, Wordings.Help()), (CallerActs.GoBack, Wordings.GoBack()),
        (CallerActs.Cancel, Wordings.Cancel()), (CallerActs.Wait, Wordings.Wait()), (CallerActs.DontKnow, Wordings.DontKnow()), (CallerActs.Goodbye, Wordings.Goodbye()),
        (CallerActs.Whichever, LeftOpen.Whichever()), (CallerActs.Whichever, LeftOpen.WhatIsThere()), (CallerActs.Why, LeftOpen.Why()),
        (CallerActs.Thanks, Wordings.Thanks()), (CallerActs.Greeting, Wordings.Greeting()), (CallerActs.Question, Wordings.Question()),
        (CallerActs.Presence, Wordings.Presence()), (CallerActs.Presence, Wordings.Hello()),
    ];

    public static CallerActs Of(SpokenTurn turn)
    {
        if (turn.Count == 0)
            return CallerActs.None;
        var acts = Agreement.Of(turn.Text);
        var text = Once(turn);
        foreach (var (act, wording) in Plain)
            if (wording.IsMatch(text))
                acts |= act;
        if (BareQuestions.IsIn(turn.Text))
            acts |= CallerActs.Question;
        if (Emergencies.IsIn(turn.Text))
            acts |= CallerActs.Emergency;
        return Agreed(acts, turn);
    }

    /// <summary>Whether the caller only lost the thread: wants the last words again, or a sign that somebody is there.</summary>
    public static bool HasLostThread(string text) => (Of(SpokenTurn.Of(text)) & (CallerActs.Repeat | CallerActs.Presence)) != 0;

    public static bool WantsItAgain(string text) => Of(SpokenTurn.Of(text)).HasFlag(CallerActs.Repeat);

    /// <summary>Nothing but not to know: a task's example may begin with the same words, "I don't want my appointment any more".</summary>
    public static bool IsUndecided(string text) => Wordings.DontKnow().Match(text = text.Replace('\u2019', '\'')) is { Success: true } match && !text[match.Length..].Any(char.IsLetterOrDigit);

    /// <summary>Whether the wording takes something back; only together with a value is it a correction.</summary>
    public static bool TakesBack(SpokenTurn turn) => Wordings.Correction().IsMatch(turn.Text) || turn.Is(0, "no", "nope", "sorry", "wait", "actually") || (turn.Is(0, "oh", "um", "uh", "well") && turn.Is(1, "no", "sorry", "wait", "actually"));

    /// <summary>Who is not answered says it again, and both come as one turn: "What was that? What was that?"</summary>
    private static string Once(SpokenTurn turn)
    {
        for (var length = 1; length <= turn.Count / 2; length++)
            if (turn.Count % length == 0 && Enumerable.Range(length, turn.Count - length).All(at => turn[at] == turn[at - length]))
                return turn.Slice(new TokenSpan(0, length));
        return turn.Text;
    }

    /// <summary>Acts that rule others out.</summary>
    private static CallerActs Agreed(CallerActs acts, SpokenTurn turn)
    {
        // "What can you do", "can you repeat" and "are you there" begin like questions.
        if ((acts & (CallerActs.Repeat | CallerActs.Help | CallerActs.Person | CallerActs.Presence)) != 0)
            acts &= ~CallerActs.Question;
        if (acts.HasFlag(CallerActs.Wait) && turn.Count <= 6)
            acts &= ~CallerActs.Question;
        return acts;
    }
}
