using System.Runtime.CompilerServices;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>
/// Reads turns that ask several things: the first task, or the answer to what was asked, is what the turn means, and the rest is asked besides.
/// Every other turn is read as a whole. Thread-safe.
/// </summary>
internal sealed class SeveralWishes(ITurnUnderstanding one) : ITurnUnderstanding
{
    private const double SureOfTask = 0.5;

    /// <summary>Beside an answer nobody expects another task.</summary>
    private const double SureBesideAnswer = 0.7;

    private const int MostAlso = 3;

    /// <summary>What an example may begin with that is no verb.</summary>
    private static readonly string[] NoVerbs = ["a", "an", "the", "my", "our", "i", "i'd", "i'm", "i've", "we", "am", "something", "somebody", "it", "on", "for", "in", "to", "at", "no", "yes", "please", "hi", "hello"];

    private readonly ConditionalWeakTable<IReadOnlyList<IntentDefinition>, HashSet<string>> _verbs = [];

    public async ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
    {
        var whole = await one.UnderstandAsync(request, cancellationToken);
        if (request.Intents.Count == 0 || whole.Acts.HasFlag(CallerActs.Emergency)
            || TurnClauses.Of(request.Text, _verbs.GetValue(request.Intents, Verbs)) is not { Count: > 1 } texts || !MayBeSeveral(request, texts))
            return whole;
        var clauses = new List<Clause>();
        foreach (var text in texts)
            clauses.Add(await ReadAsync(request, text, cancellationToken));
        if (whole.Acts.HasFlag(CallerActs.Person))
            return BesidePerson(whole, clauses);
        return request.Asked is not null || request.Confirming
            ? await BesideAnswerAsync(request, whole, clauses, cancellationToken)
            : await BesideTaskAsync(request, whole, clauses, cancellationToken);
    }

    /// <summary>By the wording alone: to read every clause costs as much as the turn again, each.</summary>
    private bool MayBeSeveral(UnderstandingRequest request, IReadOnlyList<string> texts)
    {
        var verbs = _verbs.GetValue(request.Intents, Verbs);
        return request.Asked is not null || request.Confirming
            ? texts.Skip(1).Any(t => MayAsk(t) || TurnClauses.IsRequest(t, verbs) && TurnClauses.IsAboutItsOwn(t)) || MayAsk(texts[0]) && TurnActs.Of(SpokenTurn.Of(request.Text)).HasFlag(CallerActs.Person)
            : texts.Any(MayAsk) || texts.Count(TurnClauses.IsWish) > 1;
    }

    private static bool MayAsk(string text) => TurnActs.Of(SpokenTurn.Of(text)).HasFlag(CallerActs.Question);

    /// <summary>The first task asked for, and whatever else is. What asks for nothing belongs to the task before it.</summary>
    private async ValueTask<UnderstoodTurn> BesideTaskAsync(UnderstandingRequest request, UnderstoodTurn whole, List<Clause> clauses, CancellationToken cancellationToken)
    {
        if (clauses.Find(c => c.Task is not null)?.Task is not { } task || clauses.Exists(c => c.TakesBack))
            return whole;
        var (rest, also) = (new List<string>(), new List<AlsoAsked>());
        string? current = null;
        foreach (var clause in clauses)
        {
            current = clause.Task ?? current;
            if (clause is { Task: null, IsQuestion: true })
                also.Add(new AlsoAsked(null, clause.Text));
            else if (current is null || current == task)
                rest.Add(clause.Text);
            else if (also.FindIndex(a => a.Intent == current) is >= 0 and var at)
                also[at] = also[at] with { Text = $"{also[at].Text}. {clause.Text}" };
            else if (TurnClauses.IsAboutItsOwn(clause.Text) && !IsUnderWay(request, clause))
                also.Add(new AlsoAsked(current, clause.Text));
            else
                return whole;
        }

        if (also.Count is 0 or > MostAlso)
            return whole;
        var read = await one.UnderstandAsync(request with { Text = Joined(rest) }, cancellationToken);
        var score = Math.Max(SureOfTask, read.Intents.Concat(whole.Intents).Select(s => s.Score).DefaultIfEmpty(0).Max());
        return whole with
        {
            Intents = [new ScoredIntent(task, score), .. whole.Intents.Where(s => s.Name != task)],
            Acts = read.Acts,
            Also = also,
            Rest = Joined(rest),
        };
    }

    /// <summary>"What are your hours, and can I talk to someone": the question has an answer, whoever calls back.</summary>
    private static UnderstoodTurn BesidePerson(UnderstoodTurn whole, List<Clause> clauses)
    {
        var questions = clauses.Where(c => c is { IsQuestion: true, IsForPerson: false, TakesBack: false }).ToList();
        return questions.Count is 0 or > MostAlso || !clauses.Exists(c => c.IsForPerson)
            ? whole
            : whole with { Also = [.. questions.Select(c => new AlsoAsked(null, c.Text))], Rest = Joined([.. clauses.Except(questions).Select(c => c.Text)]) };
    }

    /// <summary>"John Smith, and what are your hours": an answer, and behind it what is no part of it.</summary>
    private async ValueTask<UnderstoodTurn> BesideAnswerAsync(UnderstandingRequest request, UnderstoodTurn whole, List<Clause> clauses, CancellationToken cancellationToken)
    {
        var besides = clauses.Skip(1).Where(c => c is { TakesBack: false, NamesValue: false } && (c.Task is not null ? IsAnotherTask(request, c) : c.IsQuestion)).ToList();
        if (besides.Count is 0 or > MostAlso)
            return whole;
        var rest = Joined([.. clauses.Where(c => !besides.Contains(c)).Select(c => c.Text)]);
        var read = await one.UnderstandAsync(request with { Text = rest }, cancellationToken);
        var isAnswer = request.Asked is { } asked ? read.Slots.Keys.Any(name => name == asked.Name || request.Slots.Any(s => s.Name == name && s.Type is not SlotType.Text)) : read.Slots.Count > 0 || (read.Acts & (CallerActs.Affirm | CallerActs.Deny)) != 0;
        return isAnswer && !read.Acts.HasFlag(CallerActs.Question)
            ? read with { Also = [.. besides.Select(c => new AlsoAsked(c.Task, c.Text))], Rest = rest }
            : whole;
    }

    /// <summary>"A sore throat" says what a visit is for, and is no wish for another, however near it is to one.</summary>
    private bool IsAnotherTask(UnderstandingRequest request, Clause clause) =>
        clause.Score >= SureBesideAnswer && TurnClauses.IsAboutItsOwn(clause.Text)
        && TurnClauses.IsRequest(clause.Text, _verbs.GetValue(request.Intents, Verbs))
        && !IsUnderWay(request, clause);

    private static bool IsUnderWay(UnderstandingRequest request, Clause clause) =>
        clause.Task is { } task && request.UnderWay.Contains(task) && !TurnClauses.IsOneMore(clause.Text);

    private async ValueTask<Clause> ReadAsync(UnderstandingRequest request, string text, CancellationToken cancellationToken)
    {
        var read = await one.UnderstandAsync(request with { Text = text, Asked = null, Confirming = false }, cancellationToken);
        var turn = SpokenTurn.Of(text);
        var best = read.Intents.Count > 0 && !read.Acts.HasFlag(CallerActs.Emergency) && TurnClauses.IsWish(text) ? read.Intents[0] : null;
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

    private static HashSet<string> Verbs(IReadOnlyList<IntentDefinition> intents) =>
        intents.SelectMany(i => i.Words.Concat(i.Examples)).Select(w => SpokenTurn.Of(w)).Where(t => t.Count > 0 && !NoVerbs.Contains(t[0])).Select(t => t[0]).ToHashSet(StringComparer.Ordinal);

    private static string Joined(List<string> texts) => string.Join(' ', texts.Select((t, at) => at < texts.Count - 1 && char.IsLetterOrDigit(t[^1]) ? t + "," : t));

    /// <param name="Task">The intent it asks for; null for none.</param>
    /// <param name="NamesValue">It gives a value to a slot that is open.</param>
    private sealed record Clause(string Text, string? Task, double Score, bool IsQuestion, bool NamesValue, bool TakesBack)
    {
        public bool IsForPerson { get; init; }
    }
}
