using Parley.Calls;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>
/// Has a script's lines made, beforehand where possible, for they are most needed when engines fail; when one cannot be made either, the caller hears
/// a tone and reads the words.
/// </summary>
internal sealed class LineMaking(CallScope scope, PreparedLines prepared, VoiceOptions voice, string segmentId, SpokenWords words)
{
    public async Task<IReadOnlyList<SynthesizedSpeech>> MakeAsync(string text, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            var made = await prepared.GetAsync(text, voice, deadline, cancellationToken);
            words.AddText(text);
            return made;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Not in the words: what only stood on a screen was not heard.
            scope.Reports.Degraded(scope.Now, "synthesizer", exception);
            scope.Reports.Show(new Caption(segmentId, Speaker.Agent, text, IsFinal: true));
            return [new SynthesizedSpeech(AttentionTone.Frame, [])];
        }
    }
}
