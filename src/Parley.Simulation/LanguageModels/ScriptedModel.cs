using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Simulation.LanguageModels;

/// <summary>A language model that goes by a script, faults included, on virtual time.</summary>
/// <param name="log">Takes what it is asked; words of a probe are not among them.</param>
internal sealed class ScriptedModel(IReadOnlyList<ModelReply> replies, ModelLog log, TimeProvider clock) : IChatClient
{
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(30);

    private readonly ReplyScript _script = new(replies);

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
        var reply = Choose([.. messages]);
        var (first, next) = reply is ModelReply.Says says ? (says.First, says.Next) : (Piece, Piece);
        await Task.Delay(first, clock, cancellationToken);
        if (reply is ModelReply.Status status)
            throw new HttpRequestException($"The simulated server answers {status.Code}.", null, (HttpStatusCode)status.Code);
        foreach (var word in TextOf(reply).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, word + " ");
            await Task.Delay(next, clock, cancellationToken);
        }

        switch (reply)
        {
            case ModelReply.Stalls:
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
                break;
            case ModelReply.Disconnects:
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The simulated server is gone.");
            case ModelReply.Calls call:
                yield return Calling(call.Tool, call.Arguments.ToJsonString());
                break;
            case ModelReply.MalformedCall call:
                yield return Calling(call.Tool, """{"action": """);
                break;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private ModelReply Choose(IReadOnlyList<ChatMessage> messages)
    {
        if (messages is [{ Text: "Hi" }])
            return _script.Last;
        var request = ModelRequest.Read(messages);
        log.Asked(request);
        return _script.Next(request);
    }

    /// <summary>As clients of real servers read it: arguments that are no JSON come with the fault they made.</summary>
    private ChatResponseUpdate Calling(string tool, string arguments)
    {
        var call = FunctionCallContent.CreateFromParsedArguments(arguments, $"call_{log.Requests.Count}", tool, static text => JsonNode.Parse(text)!.AsObject().ToDictionary(p => p.Key, object? (p) => p.Value?.DeepClone()));
        var update = new ChatResponseUpdate(ChatRole.Assistant, [call]);
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
