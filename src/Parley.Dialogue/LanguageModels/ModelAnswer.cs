using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels;

/// <summary>
/// One answer of the models, in whole sentences. When a model breaks off, the next one is told what was said already and goes on from there;
/// with none left the fault is thrown. Made anew for each answer.
/// </summary>
internal sealed class ModelAnswer(ILanguageModels models, ModelScope scope)
{
    public const string GoOn = "(You were cut off here. Go on from exactly there, without repeating and without mentioning it.)";

    private readonly StringBuilder _said = new();
    private readonly List<FunctionCallContent> _calls = [];

    public string Said => _said.ToString();

    /// <summary>What the model asks to be done. Complete once the stream has ended.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => _calls;

    /// <summary>The scope without the models that broke off in it.</summary>
    public ModelScope Scope { get; private set; } = scope;

    /// <exception cref="NoModelException">None could begin, or none may be asked.</exception>
    /// <exception cref="ModelBrokenOffException">The last one broke off.</exception>
    public async IAsyncEnumerable<string> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelBrokenOffException? broken = null;
        while (true)
        {
            var model = models.For(Scope) ?? throw (Exception?)broken ?? new NoModelException("No model may be asked now.");
            await using var sentences = SentencesAsync(model, GoingOn(messages), options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            var (sentence, fault) = await NextAsync(sentences, broken, cancellationToken);
            for (; sentence is not null; (sentence, fault) = await NextAsync(sentences, before: null, cancellationToken))
            {
                _said.Append(sentence);
                yield return sentence;
            }

            if (fault is null)
                yield break;
            broken = fault;
            Scope = Scope with { Except = [.. Scope.Except, broken.Model] };
        }
    }

    /// <summary>The next sentence; or null at the end, and what broke it off, if anything did.</summary>
    private static async ValueTask<(string? Sentence, ModelBrokenOffException? Fault)> NextAsync(
        IAsyncEnumerator<string> sentences, ModelBrokenOffException? before, CancellationToken cancellationToken)
    {
        try
        {
            return (await sentences.MoveNextAsync() ? sentences.Current : null, null);
        }
        catch (ModelBrokenOffException e) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, e);
        }
        catch (NoModelException) when (before is not null)
        {
            // Nobody could go on: the fault to tell is why somebody had to.
            ExceptionDispatchInfo.Throw(before);
            throw;
        }
    }

    private async IAsyncEnumerable<string> SentencesAsync(
        IChatClient model, IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var gate = new SentenceGate();
        _calls.Clear();
        await foreach (var update in model.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            _calls.AddRange(update.Contents.OfType<FunctionCallContent>());
            if (update.Text is { Length: > 0 } text && gate.Add(text) is { Length: > 0 } ready)
                yield return ready;
        }

        if (gate.Rest() is { Length: > 0 } rest)
            yield return rest;
    }

    private IReadOnlyList<ChatMessage> GoingOn(IReadOnlyList<ChatMessage> messages) => _said.Length == 0
        ? messages
        : [.. messages, new ChatMessage(ChatRole.Assistant, Said.TrimEnd()), new ChatMessage(ChatRole.User, GoOn)];
}
