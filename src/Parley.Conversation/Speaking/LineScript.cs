using System.Runtime.CompilerServices;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>A scripted line.</summary>
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
        foreach (var piece in await new LineMaking(scope, prepared, voice, segmentId, Words).MakeAsync(text, scope.Options.Speaking.LineDeadline, cancellationToken))
            yield return piece;
    }
}
