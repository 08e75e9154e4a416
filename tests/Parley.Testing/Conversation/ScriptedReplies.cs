using System.Runtime.CompilerServices;
using Parley.Dialogue;

namespace Parley.Testing.Conversation;

/// <summary>Answers with what a test lays down for each question, in order; the last one stays. Remembers what it was asked.</summary>
public sealed class ScriptedReplies(TimeProvider clock) : IReplyGenerator
{
    private readonly List<Func<ReplyRequest, CancellationToken, IAsyncEnumerable<ReplyPart>>> _answers = [];
    private readonly List<ReplyRequest> _requests = [];

    public IReadOnlyList<ReplyRequest> Requests => _requests;

    public TimeSpan FirstTokenDelay { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Says this, a few characters at a time.</summary>
    public void Says(string text) => _answers.Add((_, token) => SayAsync(text, [], token));

    /// <summary>Says this and ends with these parts.</summary>
    public void Says(string text, params ReplyPart[] last) => _answers.Add((_, token) => SayAsync(text, last, token));

    public void Throws() => _answers.Add((_, _) => BreakAsync("", hangs: false));

    /// <summary>Hangs, whoever cancels.</summary>
    public void Hangs() => _answers.Add((_, _) => BreakAsync("", hangs: true));

    public void DiesAfter(string text) => _answers.Add((_, _) => BreakAsync(text, hangs: false));

    public void HangsAfter(string text) => _answers.Add((_, _) => BreakAsync(text, hangs: true));

    public IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        var answer = _answers.Count == 0
            ? throw new InvalidOperationException("The test laid down no answer.")
            : _answers[Math.Min(_requests.Count, _answers.Count) - 1];
        return answer(request, cancellationToken);
    }

    private async IAsyncEnumerable<ReplyPart> SayAsync(
        string text, ReplyPart[] last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(FirstTokenDelay, clock, cancellationToken);
        foreach (var piece in text.Chunk(5))
            yield return new ReplyPart.Text(new string(piece));
        foreach (var part in last)
            yield return part;
    }

    private async IAsyncEnumerable<ReplyPart> BreakAsync(string text, bool hangs)
    {
        await Task.Delay(FirstTokenDelay, clock);
        if (text.Length > 0)
            yield return new ReplyPart.Text(text);
        if (hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock);
        throw new InvalidOperationException("The model died.");
    }
}
