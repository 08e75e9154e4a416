using System.Collections.Concurrent;
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

    private readonly ConcurrentQueue<string> _written = new();

    /// <summary>What the voice was given.</summary>
    private readonly List<string> _given = [];

    public SpokenWords Words { get; } = new();

    public string Meant => string.Join(' ', _written);

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
            await foreach (var piece in SpeakAsync(over.Token))
                yield return piece;
        }
        finally
        {
            over.Cancel();
            await generating;
        }
    }

    /// <summary>A voice that hangs at the first words is asked once more for the same ones: what was to be told must not be lost with it.</summary>
    private async IAsyncEnumerable<SynthesizedSpeech> SpeakAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isHeard = false;
        using (var late = new CancellationTokenSource(scope.Options.Speaking.FirstAudioDeadline, scope.Clock))
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token))
        {
            await using var pieces = PiecesAsync(over.Token).GetAsyncEnumerator(over.Token);
            while (await NextAsync(pieces, cancellationToken))
            {
                isHeard = true;
                late.CancelAfter(Timeout.InfiniteTimeSpan);
                yield return pieces.Current;
            }

            if (isHeard || !late.IsCancellationRequested)
                yield break;
        }

        await foreach (var piece in PiecesAsync(cancellationToken))
            yield return piece;
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<SynthesizedSpeech> pieces, CancellationToken cancellationToken)
    {
        try
        {
            return await pieces.MoveNextAsync();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            scope.Reports.Degraded(scope.Now, "synthesizer", new SpeechEngineException("No audio of a reply within its deadline.", exception));
            return false;
        }
    }

    private IAsyncEnumerable<SynthesizedSpeech> PiecesAsync(CancellationToken cancellationToken) =>
        scope.Engines.Synthesizer.SynthesizeAsync(SentencesAsync(cancellationToken), voice, cancellationToken).AbandonedOn(cancellationToken);

    /// <summary>From the first one on, whoever asks.</summary>
    private async IAsyncEnumerable<string> SentencesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var wait = new ChannelWait<string>(_sentences.Reader, cancellationToken);
        var (given, isMore) = (0, true);
        while (isMore)
        {
            while (Given(given) is { } sentence)
            {
                given++;
                yield return sentence;
            }

            isMore = await wait.NextAsync();
        }

        // A voice that was left may have taken the last one.
        while (Given(given) is { } left)
        {
            given++;
            yield return left;
        }
    }

    private string? Given(int index)
    {
        lock (_given)
        {
            if (index == _given.Count && _sentences.Reader.TryRead(out var next))
            {
                Words.AddText(next);
                _given.Add(next);
            }

            return index < _given.Count ? _given[index] : null;
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
        {
            _written.Enqueue(sentence);
            _sentences.Writer.TryWrite(sentence);
        }
    }
}
