using System.Runtime.CompilerServices;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>
/// An apology, heard while a person is called, and then what happens next. The first was made beforehand; what cannot be made in time is shown, as with
/// any line.
/// </summary>
/// <param name="next">What the caller is told; empty where nobody could be called.</param>
internal sealed class HandoverScript(CallScope scope, PreparedLines prepared, Task<string> next, VoiceOptions voice, string segmentId) : ISpeechScript
{
    public SpokenWords Words { get; } = new();

    public TimeSpan? FirstTextAt { get; private set; }

    public Exception? Fault => null;

    public bool EndsCall => false;

    public async IAsyncEnumerable<SynthesizedSpeech> PerformAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FirstTextAt = scope.Now;
        var lines = new LineMaking(scope, prepared, voice, segmentId, Words);
        foreach (var piece in await lines.MakeAsync(scope.Options.Lines.Handover, scope.Options.Speaking.LineDeadline, cancellationToken))
            yield return piece;
        var told = await next.WaitAsync(cancellationToken);
        foreach (var piece in await lines.MakeAsync(
            told.Length > 0 ? told : scope.Options.Lines.HandoverFailed, scope.Options.Speaking.FirstAudioDeadline, cancellationToken))
            yield return piece;
    }
}
