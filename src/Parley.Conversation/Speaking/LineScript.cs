using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>
/// A scripted line. Made beforehand where possible, for it is most needed when engines fail; when it cannot be made either, the
/// caller hears a tone and reads the words.
/// </summary>
internal sealed class LineScript(CallScope scope, PreparedLines prepared, string text, VoiceOptions voice, string segmentId) : ISpeechScript
{
    public SpokenWords Words { get; } = new();

    /// <summary>It only bridges a wait.</summary>
    public bool IsFiller { get; init; }

    public string Meant => IsFiller ? "" : text;

    public TimeSpan? FirstTextAt { get; private set; }

    public Exception? Fault => null;

    public bool EndsCall => false;

    public async IAsyncEnumerable<SynthesizedSpeech> PerformAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FirstTextAt = scope.Now;
        foreach (var piece in await MakeAsync(cancellationToken))
            yield return piece;
    }

    private async Task<IReadOnlyList<SynthesizedSpeech>> MakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var made = await prepared.GetAsync(text, voice, scope.Options.Speaking.LineDeadline, cancellationToken);
            Words.AddText(text);
            return made;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Not in Words: what only stood on a screen was not heard.
            scope.Reports.Degraded(scope.Now, "synthesizer", exception);
            scope.Reports.Show(new Caption(segmentId, Speaker.Agent, text, IsFinal: true));
            return [new SynthesizedSpeech(AttentionTone.Frame, [])];
        }
    }
}
