using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Dialogue.Routine;
using Parley.Knowledge;
using Parley.Records;

namespace Parley.Dialogue.Grounded;

/// <summary>
/// Answers by saying the fact that fits. This is retrieval, not a pretended model: it understands nothing beyond which fact a question is
/// nearest to, says facts word by word, cites them, and where none fits it admits so and offers a person. It needs no model and no network, so
/// it is also what the others fall back on. Thread-safe.
/// </summary>
internal sealed class GroundedAnswerer(TimelyKnowledge knowledge, PassageScreen screen) : IReplyGenerator
{
    /// <summary>Why a person is offered.</summary>
    public const string NotAnswered = "the facts do not answer";

    /// <summary>Knowledge is slow or broken: nobody can tell what it would say.</summary>
    public const string NotNow = "I am sorry, I cannot look that up just now. Please ask me again a little later.";

    private const string AsISaid = "As I said: ";

    private const int FactsAtMost = 3;

    /// <summary>Below this a fact is offered as a guess.</summary>
    private const double Sure = 0.6;

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (found, problem) = await LookAsync(request, cancellationToken);
        if (problem.Length > 0)
        {
            yield return new ReplyPart.Noted(new CallEvent.Degraded(TimeSpan.Zero, "knowledge", problem));
            yield return new ReplyPart.Text(NotNow) { IsAuthored = true };
            yield break;
        }

        var (passages, noted) = await screen.ScreenAsync(request, found, cancellationToken);
        foreach (var part in noted)
            yield return part;
        if (passages.Count == 0)
        {
            // Before the words, so that whoever offers nobody need not hold them back.
            yield return new ReplyPart.PersonOffered(NotAnswered);
            yield return new ReplyPart.Text(Unknown(request));
            yield break;
        }

        var opening = Opening(request, passages[0]);
        foreach (var passage in passages)
        {
            yield return new ReplyPart.Text(opening + passage.Text) { IsAuthored = true };
            yield return new ReplyPart.Citation(passage);
            opening = " ";
        }
    }

    private static string Unknown(ReplyRequest request) => Phrasing.Choose(
        request, "I am sorry, I do not know that.", "I do not have that information.", "That is something I cannot answer.") + " " + RoutineReplyGenerator.PersonQuestion;

    private static string Opening(ReplyRequest request, Passage passage)
    {
        if (request.History.LastOrDefault(u => u.Speaker is Speaker.Agent) is { Interrupted: false } last && last.Text.Contains(passage.Text, StringComparison.Ordinal))
            return last.Text.Contains(AsISaid, StringComparison.Ordinal) ? "Once more: " : AsISaid;
        return passage.Score < Sure
            ? Phrasing.Choose(request, "If I understand you right: ", "I am not quite sure what you mean, but maybe this helps. ")
            : Phrasing.Choose(request, "", "Sure. ", "");
    }

    private async Task<(IReadOnlyList<Passage> Found, string Problem)> LookAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        using var search = knowledge.Begin(request, cancellationToken);
        try
        {
            return (await FindAsync(search, request), "");
        }
        catch (KnowledgeUnavailableException unavailable)
        {
            return ([], unavailable.Message);
        }
    }

    /// <summary>A fact for each question asked; then for the utterance as a whole; then for it together with what was asked before it.</summary>
    private static async Task<IReadOnlyList<Passage>> FindAsync(TimelySearch search, ReplyRequest request)
    {
        var found = new List<Passage>();
        var questions = Questions.Split(request.UserText);
        foreach (var question in questions.Count > 1 ? questions : [])
            if (await BestAsync(search, question) is { } passage && found.TrueForAll(p => p.Id != passage.Id))
                found.Add(passage);
        if (found.Count > 0)
            return [.. found.Take(FactsAtMost)];

        // What says of itself that it goes on is looked up so first: alone it is near to anything.
        var best = Questions.GoesOn(request.UserText) && request.History.Any(u => u.Speaker is Speaker.Caller)
            ? await FollowUpAsync(search, request) ?? await BestAsync(search, request.UserText) switch { { Score: >= Sure } sure => sure, _ => null }
            : await BestAsync(search, request.UserText) ?? await FollowUpAsync(search, request);
        return best is null ? [] : [best];
    }

    private static async Task<Passage?> FollowUpAsync(TimelySearch search, ReplyRequest request)
    {
        if (!Questions.IsFollowUp(request.UserText))
            return null;
        foreach (var topic in Questions.Topics(request.History))
            foreach (var query in (string[])[$"{topic} {request.UserText}", Questions.About(topic, request.UserText)])
                // The fact that answered the question before is found again by that question's words; unless it speaks of what is asked now, repeating it would answer nothing.
                if (await BestAsync(search, query) is { } best && (!IsTold(request, best) || Questions.SharesWord(request.UserText, best.Text)))
                    return best;
        return null;
    }

    private static bool IsTold(ReplyRequest request, Passage fact) => request.History.Any(u => u.Speaker is Speaker.Agent && u.Text.Contains(fact.Text, StringComparison.Ordinal));

    private static async Task<Passage?> BestAsync(TimelySearch search, string question) =>
        await search.FindAsync(question, limit: 1) is [var best, ..] ? best : null;
}
