using System.Collections.Concurrent;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Conversation.Speaking;

/// <summary>
/// Scripted lines as audio, made once for each voice and kept for all calls, so that they are there when the synthesiser is not.
/// Thread-safe.
/// </summary>
internal sealed class PreparedLines(ISpeechSynthesizer synthesizer)
{
    // About 100 KB a line: 50 MB at most. Lines beyond are made when they are said.
    private const int Most = 512;

    private readonly ConcurrentDictionary<Key, IReadOnlyList<SynthesizedSpeech>> _lines = new();

    /// <exception cref="SpeechEngineException">The line could not be made, or not in time.</exception>
    public async Task<IReadOnlyList<SynthesizedSpeech>> GetAsync(
        string text, VoiceOptions voice, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var key = new Key(voice.Call.Tenant.Id, voice.VoiceProfile, voice.Language, voice.Rate, text);
        if (_lines.TryGetValue(key, out var known))
            return known;
        var made = await MakeAsync(text, voice, deadline, cancellationToken);
        if (_lines.Count < Most)
            _lines.TryAdd(key, made);
        return made;
    }

    private async Task<IReadOnlyList<SynthesizedSpeech>> MakeAsync(
        string text, VoiceOptions voice, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(deadline, voice.Call.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var made = new List<SynthesizedSpeech>();
        try
        {
            await foreach (var piece in synthesizer.SynthesizeAsync(Only(text), voice, over.Token).AbandonedOn(over.Token))
                // Kept for good, so copied: a frame is its owner's.
                made.Add(piece with { Audio = piece.Audio with { Samples = piece.Audio.Samples.ToArray() } });
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpeechEngineException("A scripted line was not made within its deadline.", exception);
        }

        return made.Count > 0 ? made : throw new SpeechEngineException("A scripted line came out empty.");
    }

    private static async IAsyncEnumerable<string> Only(string text)
    {
        await Task.CompletedTask;
        yield return text;
    }

    private readonly record struct Key(TenantId Tenant, string Voice, string Language, double Rate, string Text);
}
