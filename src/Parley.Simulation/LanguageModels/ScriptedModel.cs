using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Simulation.LanguageModels;

/// <summary>A language model that goes by a script, faults included, on virtual time. Its last reply stays.</summary>
internal sealed class ScriptedModel(IReadOnlyList<ModelReply> replies, TimeProvider clock) : IChatClient
{
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(30);

    private readonly List<IReadOnlyList<ChatMessage>> _requests = [];

    /// <summary>What it was asked, in order; words of a probe are not among them.</summary>
    public IReadOnlyList<IReadOnlyList<ChatMessage>> Requests => _requests;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken))
            updates.Add(update);
        return updates.ToChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages.ToList();
        if (asked is not [{ Text: "Hi" }])
            _requests.Add(asked);
        var reply = replies[Math.Clamp(_requests.Count - 1, 0, replies.Count - 1)];
        await Task.Delay(reply is ModelReply.Says says ? says.First : Piece, clock, cancellationToken);
        if (reply is ModelReply.Status status)
            throw new HttpRequestException($"The simulated server answers {status.Code}.", null, (HttpStatusCode)status.Code);
        foreach (var word in TextOf(reply).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
            await Task.Delay(Piece, clock, cancellationToken);
        }

        switch (reply)
        {
            case ModelReply.Stalls:
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
                break;
            case ModelReply.Disconnects:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The simulated server is gone.");
            case ModelReply.Calls call:
                yield return Calling(call.Tool, call.Arguments.ToDictionary(p => p.Key, object? (p) => p.Value?.DeepClone()));
                break;
            case ModelReply.MalformedCall call:
                yield return Calling(call.Tool, new Dictionary<string, object?> { ["}{"] = "not an argument" });
                break;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private ChatResponseUpdate Calling(string tool, IDictionary<string, object?> arguments)
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, [new FunctionCallContent($"call_{_requests.Count}", tool, arguments)]);
        ModelSigns.MarkToolCall(update);
        return update;
    }

    private static string TextOf(ModelReply reply) => reply switch
    {
        ModelReply.Says says => says.Text,
        ModelReply.Stalls stalls => stalls.Text,
        ModelReply.Disconnects gone => gone.Text,
        _ => "",
    };
}
