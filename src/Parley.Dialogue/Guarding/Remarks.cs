namespace Parley.Dialogue.Guarding;

/// <summary>
/// What guardrails want said beside a reply. It waits until the facts are told: for the question that follows them, which the caller is to answer and so
/// stands last, or for the end. For one reply.
/// </summary>
internal sealed class Remarks
{
    private readonly Queue<string> _due = new();

    public void Add(IEnumerable<string> remarks)
    {
        foreach (var remark in remarks)
            _due.Enqueue(remark);
    }

    public IEnumerable<ReplyPart> Before(string sentences) => sentences.TrimEnd().EndsWith('?') ? Due() : [];

    public IEnumerable<ReplyPart> Due()
    {
        while (_due.TryDequeue(out var remark))
            yield return new ReplyPart.Text($" {remark} ");
    }
}
