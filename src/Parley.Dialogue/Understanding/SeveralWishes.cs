using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>
/// Reads turns that ask several things: the first task, or the answer to what was asked, is what the turn means, and the rest is asked besides.
/// Every other turn is read as a whole. Thread-safe.
/// </summary>
internal sealed partial class SeveralWishes(TurnUnderstanding one) : ITurnUnderstanding
{
    private const double SureOfTask = 0.5;

    /// <summary>Beside an answer nobody expects another task.</summary>
    private const double SureBesideAnswer = 0.7;

    private const int MostAlso = 8;

    public async ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
    {
        if (DroppedWishes.In(request) is { Dropped.Count: > 0 } given)
            return await WithoutDroppedAsync(request, given, cancellationToken);
        if (request.Intents.Count == 0 || TurnClauses.Of(request.Text, TaskWords.Of(request.Intents)) is not { Count: > 1 } texts || !MayBeSeveral(request, texts))
            return await one.UnderstandAsync(request, cancellationToken);
        var read = one.Read([new Piece(request), .. texts.Select(text => new Piece(request with { Text = text, Asked = null, Confirming = false }, TurnClauses.IsWish(text)))]);
        var whole = read[0];
        if (whole.Acts.HasFlag(CallerActs.Emergency))
            return whole;
        var clauses = texts.Zip(read.Skip(1), (text, turn) => Of(request, text, turn)).ToList();
        if (whole.Acts.HasFlag(CallerActs.Person))
            return BesidePerson(request, whole, clauses);
        return request.Asked is not null || request.Confirming
            ? await BesideAnswerAsync(request, whole, clauses, cancellationToken)
            : BesideTask(request, whole, clauses);
    }

    /// <summary>By the wording alone: to read every clause costs as much as the turn again, each.</summary>
    private static bool MayBeSeveral(UnderstandingRequest request, IReadOnlyList<string> texts)
    {
        var words = TaskWords.Of(request.Intents);
        if (TurnActs.Of(SpokenTurn.Of(request.Text)).HasFlag(CallerActs.Person))
            return true;
        return request.Asked is not null || request.Confirming
            ? texts.Skip(1).Any(t => MayAsk(t) || TurnClauses.IsRequest(t, words) && TurnClauses.IsAboutItsOwn(t))
            : texts.Any(MayAsk) || texts.Count(TurnClauses.IsWish) > 1 || texts.Skip(1).Any(TurnClauses.IsAnotherOne) || texts.Count(TurnClauses.IsAboutNumber) > 1;
    }

    private static bool MayAsk(string text) => TurnActs.Of(SpokenTurn.Of(text)).HasFlag(CallerActs.Question);

    /// <summary>The first task asked for, and whatever else is. What asks for nothing belongs to the task before it.</summary>
    private UnderstoodTurn BesideTask(UnderstandingRequest request, UnderstoodTurn whole, List<Clause> clauses)
    {
        if (clauses.Find(c => c.Task is not null)?.Task is not { } task || clauses.Exists(c => c.TakesBack))
            return whole;
        var (rest, also) = (new List<string>(), new List<AlsoAsked>());
        string? current = null;
        foreach (var clause in clauses)
        {
            var isOneMore = current is not null && TurnClauses.IsAnotherOne(clause.Text);
            current = isOneMore ? current : clause.Task ?? current;
            if (isOneMore)
                also.Add(new AlsoAsked(current, clause.Text));
            else if (clause is { Task: null, IsQuestion: true })
                also.Add(new AlsoAsked(null, clause.Text));
            else if (clause.Task is null && IsOfAnother(clauses, clause))
                also.Add(new AlsoAsked(null, NumberedWishes.InGeneral(request, clause.Text)));
            else if (current is null || current == task)
                rest.Add(clause.Text);
            else if (also.FindIndex(a => a.Intent == current) is >= 0 and var at)
                also[at] = also[at] with { Text = $"{also[at].Text}. {clause.Text}" };
            else if (TurnClauses.IsAboutItsOwn(clause.Text) && !IsUnderWay(request, clause))
                also.Add(new AlsoAsked(current, clause.Text));
            else if (also.Count == 0)
                return whole;
            else
                // "And move it to Friday" is about what was named last.
                also[^1] = also[^1] with { Text = $"{also[^1].Text}. {clause.Text}" };
        }

        if (also.Count == 0)
            return whole;
        var read = one.Read([new Piece(request with { Text = Joined(rest) }, AsksForTask: false)])[0];
        var score = clauses.Where(c => c.Task == task).Select(c => c.Score).Concat(whole.Intents.Select(s => s.Score)).Max();
        return whole with
        {
            Intents = [new ScoredIntent(task, score), .. whole.Intents.Where(s => s.Name != task)],
            Acts = read.Acts & ~CallerActs.Question,
            Also = [.. also.Take(MostAlso)],
            Rest = Joined(rest),
        };
    }

    /// <summary>"Where is 92155, and cancel 92163": what no task of the agent does with a number, beside one that does something with another.</summary>
    private static bool IsOfAnother(List<Clause> clauses, Clause clause) =>
        TurnClauses.IsAboutNumber(clause.Text) && clauses.Exists(c => c.Task is not null && TurnClauses.HasNumber(c.Text));

    /// <summary>"What are your hours, and can I talk to someone": the question has an answer, whoever calls back. And who is called back they may say beside it.</summary>
    private UnderstoodTurn BesidePerson(UnderstandingRequest request, UnderstoodTurn whole, List<Clause> clauses)
    {
        if (!clauses.Exists(c => c.IsForPerson))
            return whole;
        var questions = clauses.Where(c => c is { IsQuestion: true, IsForPerson: false, TakesBack: false }).ToList();
        if (clauses.Where(c => !c.IsForPerson).Except(questions).Select(c => c.Text).ToList() is { Count: > 0 } told)
        {
            var read = one.Read([new Piece(request with { Text = Joined(told) }, AsksForTask: false)])[0];
            whole = whole with { Slots = read.Slots, Rejected = read.Rejected, Introduced = read.Introduced };
        }

        return questions.Count == 0
            ? whole
            : whole with { Also = [.. questions.Take(MostAlso).Select(c => new AlsoAsked(null, c.Text))], Rest = Joined([.. clauses.Except(questions).Select(c => c.Text)]) };
    }

    /// <summary>"Forget the refill, just the appointment on Friday": what is left may be words for what waits, a task of its own, an answer, or nothing.</summary>
    private async ValueTask<UnderstoodTurn> WithoutDroppedAsync(UnderstandingRequest request, DroppedWishes.Given given, CancellationToken cancellationToken)
    {
        if (given.Rest.Length == 0)
            return new UnderstoodTurn([], new Dictionary<string, FoundValue>(), CallerActs.None, new Dictionary<string, string>()) { Dropped = given.Dropped, Rest = "" };
        // The question that was open belonged to what may be given up: nothing answers it any more.
        var isOpen = request.UnderWay is [.., var last] && given.Dropped.Contains(last);
        var left = request with { Text = given.Rest, UnderWay = [.. request.UnderWay.Except(given.Dropped)], Waiting = [.. request.Waiting.Except(given.Dropped)] };
        var rest = await UnderstandAsync(isOpen ? left with { Asked = null, Confirming = false } : left, cancellationToken);
        if (given.Kept is [var kept] && rest.Also.Count == 0)
            rest = rest with { Intents = [new ScoredIntent(kept, 1), .. rest.Intents.Where(i => i.Name != kept)] };
        return rest with { Dropped = given.Dropped, Rest = rest.Rest ?? given.Rest };
    }

    /// <summary>"John Smith, and what are your hours": an answer, and behind it what is no part of it.</summary>
    private async ValueTask<UnderstoodTurn> BesideAnswerAsync(UnderstandingRequest request, UnderstoodTurn whole, List<Clause> clauses, CancellationToken cancellationToken)
    {
        var besides = clauses.Skip(1).Where(c => c is { TakesBack: false, NamesValue: false } && (c.Task is not null ? IsAnotherTask(request, c) : c.IsQuestion)).ToList();
        if (besides.Count == 0 || request.Confirming && Limits().IsMatch(request.Text))
            return whole;
        var rest = Joined([.. clauses.Where(c => !besides.Contains(c)).Select(c => c.Text)]);
        var read = await one.UnderstandAsync(request with { Text = rest }, cancellationToken);
        var isAnswer = request.Asked is { } asked ? read.Slots.Keys.Any(name => name == asked.Name || request.Slots.Any(s => s.Name == name && s.Type is not SlotType.Text)) : read.Slots.Count > 0 || (read.Acts & (CallerActs.Affirm | CallerActs.Deny)) != 0;
        // "Right, what time was that?" wants to know before anything is done.
        if (request.Confirming && read.Acts.HasFlag(CallerActs.Affirm) && !besides.TrueForAll(c => c.Task is not null) && !WholeYes.In(SpokenTurn.Of(rest), [], [request.Question]).IsOutright)
            return whole;
        return isAnswer && !read.Acts.HasFlag(CallerActs.Question)
            ? read with { Also = [.. read.Also, .. besides.Take(MostAlso).Select(c => new AlsoAsked(c.Task, c.Text))], Rest = read.Rest ?? rest }
            : whole;
    }

    /// <summary>"A sore throat" says what a visit is for, and is no wish for another, however near it is to one.</summary>
    private static bool IsAnotherTask(UnderstandingRequest request, Clause clause) =>
        clause.Score >= SureBesideAnswer && TurnClauses.IsAboutItsOwn(clause.Text)
        && TurnClauses.IsRequest(clause.Text, TaskWords.Of(request.Intents))
        && !IsUnderWay(request, clause);

    private static bool IsUnderWay(UnderstandingRequest request, Clause clause) =>
        clause.Task is { } task && request.UnderWay.Contains(task) && !TurnClauses.IsOneMore(clause.Text);

    private static Clause Of(UnderstandingRequest request, string text, UnderstoodTurn read)
    {
        var turn = SpokenTurn.Of(text);
        var best = read.Intents.Count > 0 && !read.Acts.HasFlag(CallerActs.Emergency) && TurnClauses.IsWish(text) ? read.Intents[0] : null;
        if (best is not { Score: >= SureOfTask } && request is { Asked: null, Confirming: false } && NumberedWishes.Named(request, text) is { } named)
            best = new ScoredIntent(named, SureOfTask);
        var namesValue = read.Slots.Keys.Any(name => request.Slots.Any(s => s.Name == name && s.Type is not SlotType.Text));
        return new Clause(text, best is { Score: >= SureOfTask } ? best.Name : null, best?.Score ?? 0, IsQuestion(text, turn, read), namesValue, TurnActs.TakesBack(turn))
        {
            IsForPerson = read.Acts.HasFlag(CallerActs.Person),
        };
    }

    /// <summary>"Is that possible" asks about the task itself.</summary>
    private static bool IsQuestion(string text, SpokenTurn turn, UnderstoodTurn read) =>
        read.Acts.HasFlag(CallerActs.Question) && !read.Acts.HasFlag(CallerActs.Why)
        && TopicWords.Of(turn).Count > 0 && (TurnClauses.IsAboutItsOwn(text) || Wordings.OpenQuestion().IsMatch(text) || Wordings.GeneralQuestion().IsMatch(text));

    private static string Joined(List<string> texts) => string.Join(' ', texts.Select((t, at) => at < texts.Count - 1 && char.IsLetterOrDigit(t[^1]) ? t + "," : t));

    /// <summary>"Sure, but first tell me what it costs": the yes waits for what comes with it.</summary>
    [GeneratedRegex(@"\b(?:but|first|before|if|unless|only|wait|though|depends)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    /// <param name="Task">The intent it asks for; null for none.</param>
    /// <param name="NamesValue">It gives a value to a slot that is open.</param>
    private sealed record Clause(string Text, string? Task, double Score, bool IsQuestion, bool NamesValue, bool TakesBack)
    {
        public bool IsForPerson { get; init; }
    }
}
