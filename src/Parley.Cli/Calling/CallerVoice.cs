using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Cli.Calling;

/// <summary>Speaks a caller's lines with the local voices.</summary>
public static class CallerVoice
{
    private static readonly CallContext Nobody = new(new CallId("call_script"), new TenantContext(TenantId.Parse("caller")), TimeProvider.System);

    /// <exception cref="SpeechEngineException">No voice is installed, or none of that name.</exception>
    public static async Task<SpokenTurn> SpeakAsync(string text, string profile, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddSpeech().BuildServiceProvider();
        // A call that is answered with another voice than its agent's goes on; who asks for one that is not there has mistyped it.
        var voices = services.GetRequiredService<IOptions<SpeechOptions>>().Value.Voices;
        if (!voices.ContainsKey(profile))
            throw new SpeechEngineException($"There is no voice '{profile}'{NearMiss.Hint(profile, voices.Keys)}.");
        var samples = new List<short>();
        var voice = services.GetRequiredService<ISpeechSynthesizer>();
        await foreach (var piece in voice.SynthesizeAsync(Only(text), new VoiceOptions(Nobody, profile, "en"), cancellationToken))
            samples.AddRange(Resampler.Convert(piece.Audio.Samples.Span, piece.Audio.Format.SampleRate, AudioFormat.Wideband.SampleRate));
        return SpokenTurn.Of(text, samples.ToArray());
    }

    private static async IAsyncEnumerable<string> Only(string text)
    {
        await Task.CompletedTask;
        yield return text;
    }
}
