using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Parley.Dialogue.Tests.LanguageModels;

/// <summary>A model that plays one script a request: text, contents, a fault to throw, or <see cref="Hang"/>.</summary>
internal sealed class ScriptedChat(params object[][] scripts) : IChatClient
{
    public static readonly object Hang = new();

    private readonly ConcurrentQueue<object[]> _scripts = new(scripts);
    private readonly ConcurrentQueue<(List<ChatMessage> Messages, ChatOptions? Options)> _requests = new();

    private readonly SemaphoreSlim _arrivals = new(0);

    public IReadOnlyList<(List<ChatMessage> Messages, ChatOptions? Options)> Requests => [.. _requests];

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once for each request that has come.</summary>
    public Task NextAskedAsync() => _arrivals.WaitAsync(TestContext.Current.CancellationToken);

    public TaskCompletionSource Hanging { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the waiting of a hanging request, which then goes on with its script.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _requests.Enqueue(([.. messages], options?.Clone()));
        Asked.TrySetResult();
        _arrivals.Release();
        if (!_scripts.TryDequeue(out var script))
            throw new HttpRequestException("nothing scripted");
        foreach (var step in script)
        {
            if (step == Hang)
            {
                await HangAsync(cancellationToken);
            }
            else if (step is Exception fault)
            {
                throw fault;
            }
            else
            {
                yield return step is AIContent content ? new ChatResponseUpdate(ChatRole.Assistant, [content]) : new ChatResponseUpdate(ChatRole.Assistant, (string)step);
            }
        }
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => _arrivals.Dispose();

    private async Task HangAsync(CancellationToken cancellationToken)
    {
        Hanging.TrySetResult();
        try
        {
            await Release.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }
    }
}
