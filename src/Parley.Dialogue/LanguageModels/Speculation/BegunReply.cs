using System.Threading.Channels;

namespace Parley.Dialogue.LanguageModels.Speculation;

/// <summary>A reply on its way before its turn is committed.</summary>
internal sealed class BegunReply : IAsyncDisposable
{
    // Unbounded: a reply is a few sentences, and its model must not be held up while it is not certain that anybody will listen.
    private readonly Channel<ReplyPart> _parts = Channel.CreateUnbounded<ReplyPart>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly ReplyRequest _request;
    private readonly Func<ReplyRequest, CancellationToken, ValueTask<string>> _toolsOf;
    private readonly Task<string> _tools;
    private readonly Task _running;

    /// <param name="toolsOf">What a request's turn may use, as one text: a change of it makes what was begun void.</param>
    public BegunReply(IReplyGenerator replies, ReplyRequest interim, Func<ReplyRequest, CancellationToken, ValueTask<string>> toolsOf)
    {
        (_request, _toolsOf) = (interim with { IsSpeculative = true, Committed = _committed.Task }, toolsOf);
        _tools = ToolsAsync();
        _running = RunAsync(replies);
    }

    /// <summary>Completes when the reply has ended, however it did; never throws.</summary>
    public Task Ended => _running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>The same turn by its words and all that a reply to it depends on, but for the tools.</summary>
    public bool IsFor(ReplyRequest request) =>
        request.Call.Id == _request.Call.Id
        && request.Turn == _request.Turn
        && request.UserId == _request.UserId
        && request.Channel == _request.Channel
        && ReferenceEquals(request.Agent, _request.Agent)
        && SpokenForm.AreEqual(request.UserText, _request.UserText)
        && request.History.SequenceEqual(_request.History);

    /// <summary>From here on the reply is the turn's. False where it is another turn's, or has failed already.</summary>
    public async ValueTask<bool> TryCommitAsync(ReplyRequest request, CancellationToken cancellationToken)
    {
        if (!IsFor(request) || _running.IsFaulted || _running.IsCanceled)
            return false;
        var now = await _toolsOf(request, cancellationToken);
        // They may still be looked up for the reply that was begun just before.
        await ((Task)_tools).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_tools.IsCompletedSuccessfully || await _tools != now)
            return false;
        _committed.TrySetResult();
        return true;
    }

    /// <summary>Throws what the reply throws.</summary>
    public IAsyncEnumerable<ReplyPart> ReadAsync(CancellationToken cancellationToken) => _parts.Reader.ReadAllAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _committed.TrySetCanceled();
        _stop.Dispose();
    }

    private async Task<string> ToolsAsync()
    {
        await Task.Yield();
        return await _toolsOf(_request, _stop.Token);
    }

    private async Task RunAsync(IReplyGenerator replies)
    {
        await Task.Yield();
        try
        {
            await _tools;
            await foreach (var part in replies.ReplyAsync(_request, _stop.Token))
                _parts.Writer.TryWrite(part);
            _parts.Writer.Complete();
        }
        catch (Exception fault)
        {
            // The reader's to judge; with no reader it does not matter.
            _parts.Writer.Complete(fault);
            throw;
        }
    }
}
