using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Dialogue;

namespace Parley.Testing.Conversation;

/// <summary>Begins replies ahead of their turn, keeping only those whose words the turn turns out to have. Notes what it was told.</summary>
public sealed class AheadReplies(IReplyGenerator inner) : ISpeculativeRepliesFactory, ISpeculativeReplies
{
    private readonly List<string> _noted = [];
    private (string Text, List<ReplyPart> Parts, Task Made)? _begun;

    public IReadOnlyList<string> Noted => _noted;

    public CallContext? Call { get; private set; }

    public ISpeculativeReplies Create(CallContext call)
    {
        Call = call;
        return this;
    }

    public void Begin(ReplyRequest interim)
    {
        _noted.Add($"begun {interim.Turn}: {interim.UserText}");
        var parts = new List<ReplyPart>();
        _begun = (interim.UserText, parts, MakeAsync(interim, parts));
    }

    public void Drop()
    {
        _noted.Add("dropped");
        _begun = null;
    }

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = _begun;
        _begun = null;
        if (begun is { } made && made.Text == request.UserText)
        {
            _noted.Add("used");
            await made.Made;
            foreach (var part in made.Parts)
                yield return part;
            yield break;
        }

        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
            yield return part;
    }

    public ValueTask DisposeAsync()
    {
        _noted.Add("disposed");
        return ValueTask.CompletedTask;
    }

    private async Task MakeAsync(ReplyRequest interim, List<ReplyPart> parts)
    {
        await foreach (var part in inner.ReplyAsync(interim, CancellationToken.None))
            parts.Add(part);
    }
}
