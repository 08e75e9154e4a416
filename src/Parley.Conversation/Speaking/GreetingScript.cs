using System.Runtime.CompilerServices;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>An agent's greeting: a known text, made while it is spoken. Fails when its first audio takes too long.</summary>
internal sealed class GreetingScript(CallScope scope, string text, VoiceOptions voice) : ISpeechScript
{
    public SpokenWords Words { get; } = new();

    public TimeSpan? FirstTextAt { get; private set; }

    public Exception? Fault => null;

    public bool EndsCall => false;

    public async IAsyncEnumerable<SynthesizedSpeech> PerformAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FirstTextAt = scope.Now;
        using var late = new CancellationTokenSource(scope.Options.Speaking.GreetingDeadline, scope.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var speech = scope.Engines.Synthesizer.SynthesizeAsync(SentencesAsync(), voice, over.Token);
        await using var pieces = speech.AbandonedOn(over.Token).GetAsyncEnumerator(over.Token);
        while (await NextAsync(pieces, cancellationToken))
        {
            late.CancelAfter(Timeout.InfiniteTimeSpan);
            yield return pieces.Current;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SynthesizedSpeech> pieces, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpeechEngineException("No audio of the greeting within its deadline.", exception);
        }
    }

    private async IAsyncEnumerable<string> SentencesAsync()
    {
        await Task.CompletedTask;
        var chunker = new SentenceChunker(scope.Options.Speaking);
        foreach (var sentence in chunker.Push(text).Concat(chunker.Flush()))
        {
            Words.AddText(sentence);
            yield return sentence;
        }
    }
}
