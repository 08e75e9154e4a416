using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Server.Tests.Brain;

/// <summary>A model that keeps all it was asked and answers what the test says.</summary>
internal sealed class CapturingModel(Func<int, AIContent> answer) : IModelProvider, IChatClient
{
    private readonly ConcurrentQueue<string> _requests = new();

    public static ConfiguredModel Definition { get; } = new(new ModelDefinition { Name = "scripted", Provider = "scripted", Model = "scripted" }, "");

    /// <summary>Everything every request held.</summary>
    public string Requests => string.Join('\n', _requests);

    public int Count => _requests.Count;

    public IReadOnlyList<string> Kinds => ["scripted"];

    public IEnumerable<string> Faults(ModelDefinition model) => [];

    public IChatClient Create(ModelDefinition model, string key) => this;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        _requests.Enqueue(string.Join('\n', messages.SelectMany(message => message.Contents).Select(content => content switch
        {
            TextContent text => text.Text,
            FunctionResultContent result => $"{result.Result}",
            FunctionCallContent call => $"{call.Name} {string.Join(',', call.Arguments ?? new Dictionary<string, object?>())}",
            _ => "",
        })));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [answer(_requests.Count)]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
