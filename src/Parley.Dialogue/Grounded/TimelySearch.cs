using Parley.Knowledge;

namespace Parley.Dialogue.Grounded;

/// <summary>All searches of one answer, which have one deadline together, on the call's clock. A search that does not heed it is left behind.</summary>
internal sealed class TimelySearch : IDisposable
{
    private readonly IKnowledgeRetriever _knowledge;
    private readonly ReplyRequest _request;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _over;

    public TimelySearch(IKnowledgeRetriever knowledge, ReplyRequest request, TimeSpan deadline, CancellationToken cancellationToken)
    {
        (_knowledge, _request) = (knowledge, request);
        _late = new CancellationTokenSource(deadline, request.Call.Clock);
        _over = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, cancellationToken);
    }

    /// <summary>Told once a search has ended, however it did.</summary>
    public required Action OnEnd { get; init; }

    /// <exception cref="KnowledgeUnavailableException">It did not come in time, or broke.</exception>
    public async ValueTask<IReadOnlyList<Passage>> FindAsync(string text, int limit)
    {
        try
        {
            var finding = _knowledge.RetrieveAsync(new KnowledgeQuery(_request.Call.Tenant, _request.Agent.KnowledgeSources, text, limit), _over.Token);
            return finding.IsCompleted ? await finding : await finding.AsTask().WaitAsync(_over.Token);
        }
        catch (Exception fault) when (!_over.IsCancellationRequested || _late.IsCancellationRequested)
        {
            throw new KnowledgeUnavailableException(_late.IsCancellationRequested ? "late" : fault.GetType().Name, fault);
        }
    }

    public void Dispose()
    {
        OnEnd();
        _over.Dispose();
        _late.Dispose();
    }
}
