using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>A reply, spoken while it is still being generated.</summary>
internal sealed class ReplyScript(CallScope scope, IReplyGenerator replies, ReplyRequest request, VoiceOptions voice) : ISpeechScript
{
    // Unbounded: a generator must not be held up by the pace of speech, and a reply has few sentences.
    private readonly Channel<string> _sentences = Channel.CreateUnbounded<string>();

    public SpokenWords Words { get; } = new();

    public TimeSpan? FirstTextAt { get; private set; }

    public Exception? Fault { get; private set; }

    public bool EndsCall { get; private set; }

    /// <summary>Told what the caller answered about being recorded.</summary>
    public Action<ConsentStatus>? OnConsent { get; init; }

    /// <summary>Told what the reply asks for. On the generator's thread.</summary>
    public Action<ReplyPart.Expects>? OnExpects { get; init; }

    public async IAsyncEnumerable<SynthesizedSpeech> PerformAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var generating = GenerateAsync(over.Token);
        try
        {
            // A synthesiser given nothing may still make a noise of it: it is asked only once there is something to say.
            if (!await _sentences.Reader.WaitToReadAsync(over.Token))
                yield break;
            var speech = scope.Engines.Synthesizer.SynthesizeAsync(SentencesAsync(over.Token), voice, over.Token);
            await foreach (var piece in speech.AbandonedOn(over.Token))
                yield return piece;
        }
        finally
        {
            over.Cancel();
            await generating;
        }
    }

    private async IAsyncEnumerable<string> SentencesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var sentence in _sentences.Reader.AllAsync(cancellationToken))
        {
            Words.AddText(sentence);
            yield return sentence;
        }
    }

    /// <summary>Never faults: a generator's fault is told apart from the synthesiser's, and what it said before is spoken.</summary>
    private async Task GenerateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        var chunker = new SentenceChunker(scope.Options.Speaking);
        try
        {
            await foreach (var part in replies.ReplyAsync(request, cancellationToken).AbandonedOn(cancellationToken))
                Take(part, chunker);
            Write(chunker.Flush());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not wanted any more.
        }
        catch (Exception exception)
        {
            // Half a sentence is not spoken: it would only make the break sound worse.
            Fault = exception;
            scope.Reports.Degraded(scope.Now, "reply_generator", exception);
        }

        _sentences.Writer.TryComplete();
    }

    private void Take(ReplyPart part, SentenceChunker chunker)
    {
        switch (part)
        {
            case ReplyPart.Text text when text.Value.Length > 0:
                FirstTextAt ??= scope.Now;
                Write(chunker.Push(text.Value));
                break;
            case ReplyPart.Citation cited:
                scope.Reports.Journal(new CallEvent.Cited(scope.Now, cited.Passage.Source, cited.Passage.Id, cited.Passage.Title));
                break;
            case ReplyPart.Noted noted:
                if (noted.Fact is CallEvent.ConsentAnswered answered)
                    OnConsent?.Invoke(answered.Consent);
                scope.Reports.Journal(noted.Fact with { At = scope.Now });
                break;
            case ReplyPart.PersonOffered offered:
                scope.Reports.Journal(new CallEvent.PersonOffered(scope.Now, offered.Reason));
                break;
            case ReplyPart.Expects expects:
                OnExpects?.Invoke(expects);
                break;
            case ReplyPart.EndCall:
                EndsCall = true;
                break;
        }
    }

    private void Write(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
            _sentences.Writer.TryWrite(sentence);
    }
}
