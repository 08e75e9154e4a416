using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parley.Audio;
using Parley.Dialogue;
using Parley.Server;
using Parley.Speech;

namespace Parley.Benchmarks.Load;

/// <summary>
/// Engines that cost nothing but take their time, so that a load run measures the platform: the delays are those of a recogniser, a
/// small language model and a neural voice on their own machines.
/// </summary>
internal static class StubEngines
{
    public static readonly TimeSpan FinalDelay = TimeSpan.FromMilliseconds(80);
    public static readonly TimeSpan FirstTokenDelay = TimeSpan.FromMilliseconds(150);
    public static readonly TimeSpan FirstAudioDelay = TimeSpan.FromMilliseconds(40);

    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddParleyEngines(configuration);
        services.AddSingleton<EngineTime>();
        services.AddSingleton<ISpeechRecognizer, Recognizer>();
        services.AddSingleton<IReplyGenerator, Replies>();
        services.AddSingleton<ISpeechSynthesizer, Voice>();
    }

    private sealed class Recognizer(EngineTime time) : ISpeechRecognizer
    {
        public async IAsyncEnumerable<Transcript> RecognizeAsync(
            IAsyncEnumerable<AudioFrame> audio, RecognitionOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            TimeSpan? start = null;
            var (end, interim) = (TimeSpan.Zero, TimeSpan.Zero);
            await foreach (var frame in audio.WithCancellation(cancellationToken))
            {
                start ??= frame.Position;
                end = frame.End;
                if (!options.Interims || end - interim < TimeSpan.FromMilliseconds(300))
                    continue;
                interim = end;
                yield return new Transcript("when are you", IsFinal: false, start.Value, end, []);
            }

            await time.TakeAsync(FinalDelay, cancellationToken);
            yield return new Transcript("When are you open on Monday?", IsFinal: true, start ?? TimeSpan.Zero, end, []);
        }
    }

    private sealed class Replies(EngineTime time) : IReplyGenerator
    {
        public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await time.TakeAsync(FirstTokenDelay, cancellationToken);
            yield return new ReplyPart.Text("From Monday to Thursday we are open from eight to six. ");
            yield return new ReplyPart.Text("Come any time.");
        }
    }

    /// <summary>A hum with the pace of speech: 60 ms a letter.</summary>
    private sealed class Voice(EngineTime time) : ISpeechSynthesizer
    {
        private static readonly AudioFormat Format = new(16_000, 1);

        public async IAsyncEnumerable<SynthesizedSpeech> SynthesizeAsync(
            IAsyncEnumerable<string> sentences, VoiceOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var position = TimeSpan.Zero;
            await foreach (var sentence in sentences.WithCancellation(cancellationToken))
            {
                await time.TakeAsync(FirstAudioDelay, cancellationToken);
                foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var length = Format.SamplesIn(TimeSpan.FromMilliseconds(60 * (word.Length + 1)));
                    var frame = new AudioFrame(Format, position, Hum.AsMemory(0, length));
                    yield return new SynthesizedSpeech(frame, [new WordTiming(word, position, frame.End)]);
                    position = frame.End;
                }
            }
        }

        /// <summary>Made once: the engine's work is not the platform's.</summary>
        private static readonly short[] Hum = MakeHum();

        private static short[] MakeHum()
        {
            var samples = new short[Format.SamplesIn(TimeSpan.FromSeconds(2))];
            for (var index = 0; index < samples.Length; index++)
                samples[index] = (short)(6000 * Math.Sin(index * 2 * Math.PI * 180 / Format.SampleRate) + 2000 * Math.Sin(index * 2 * Math.PI * 720 / Format.SampleRate));
            return samples;
        }
    }
}
