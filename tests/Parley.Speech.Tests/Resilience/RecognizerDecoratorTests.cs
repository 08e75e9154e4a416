using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Speech.Metrics;
using Parley.Speech.Recognition;
using Parley.Speech.Resilience;
using Parley.Speech.Tests.Recognition;

namespace Parley.Speech.Tests.Resilience;

public class RecognizerDecoratorTests
{
    private readonly WatchedClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Engine_ThatThrowsMidUtterance_IsFollowedByTheNextOnAllTheAudio()
    {
        var final = await FinalAsync(Fallback(new ScriptedRecognizer { ThrowAfterFrames = 3 }, new ScriptedRecognizer()), LentFrames(10));
        final.Text.ShouldBe("10 frames, sum 55");
    }

    [Fact]
    public async Task Engine_ThatHangsAtTheEnd_HandsOverAtItsDeadline()
    {
        var hanging = new ScriptedRecognizer { HangAtEnd = true };
        var recognizing = FinalAsync(Fallback(Deadline(hanging), Deadline(new ScriptedRecognizer())), LentFrames(10));
        await hanging.Hanging.Task;
        await _clock.Awaited;
        _clock.Advance(TimeSpan.FromSeconds(3));

        (await recognizing).Text.ShouldBe("10 frames, sum 55");
    }

    [Fact]
    public async Task Engine_ThatHangs_WithoutFallback_FailsWithItsDeadline()
    {
        var hanging = new ScriptedRecognizer { HangAtEnd = true };
        var recognizing = FinalAsync(Deadline(hanging), LentFrames(10));
        await hanging.Hanging.Task;
        await _clock.Awaited;
        _clock.Advance(TimeSpan.FromSeconds(3));

        (await Should.ThrowAsync<SpeechEngineException>(recognizing)).Message.ShouldContain("3 s");
    }

    [Fact]
    public async Task Engine_SilentThroughMuchSpeech_FailsBeforeTheEnd()
    {
        var source = new AudioSource();
        var recognizer = new DeadlineRecognizer(
            new ScriptedRecognizer { NoInterims = true }, new RecognitionDeadlines(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)), new(NullLogger<AbandonedEngines>.Instance), _clock);
        var recognizing = FinalAsync(recognizer, source.Frames);
        source.Send(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(5));
        recognizing.IsCompleted.ShouldBeFalse();
        source.Send(TimeSpan.FromSeconds(2));
        await Should.ThrowAsync<SpeechEngineException>(recognizing);
    }

    [Fact]
    public async Task Engine_ThatEndsWithoutAFinal_HasFailed()
    {
        (await FinalAsync(Fallback(new ScriptedRecognizer { NoFinal = true }, new ScriptedRecognizer()), LentFrames(2))).IsFinal.ShouldBeTrue();
        await Should.ThrowAsync<SpeechEngineException>(() => FinalAsync(Fallback(new ScriptedRecognizer { NoFinal = true }), LentFrames(2)));
    }

    [Fact]
    public async Task Engines_AllBroken_FailLoudly() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            FinalAsync(Fallback(new ScriptedRecognizer { ThrowAfterFrames = 1 }, new ScriptedRecognizer { ThrowAfterFrames = 2 }), LentFrames(5)));

    [Fact]
    public async Task Failure_OfAnEngine_IsCounted()
    {
        using var metrics = new SpeechMetrics();
        using var listener = new CountingListener("parley.speech.recognition.failures", metrics.RecognitionFailures);
        var measured = new MetricsRecognizer(new("broken", new ScriptedRecognizer { ThrowAfterFrames = 2 }), metrics, _clock);
        await Should.ThrowAsync<InvalidOperationException>(() => FinalAsync(measured, LentFrames(5)));
        listener.Total.ShouldBe(1);
    }

    private static FallbackRecognizer Fallback(params ISpeechRecognizer[] engines) =>
        new([.. engines.Select((engine, i) => new NamedEngine<ISpeechRecognizer>($"engine {i}", engine))],
            new SpeechMetrics(), NullLogger<FallbackRecognizer>.Instance);

    private DeadlineRecognizer Deadline(ISpeechRecognizer engine) =>
        new(engine, new RecognitionDeadlines(TimeSpan.FromSeconds(3), null), new(NullLogger<AbandonedEngines>.Instance), _clock);

    private static async Task<Transcript> FinalAsync(ISpeechRecognizer recognizer, IAsyncEnumerable<AudioFrame> audio) =>
        (await recognizer.RecognizeAsync(audio, SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation))[^1];

    // One buffer for all frames, as a live leg lends it: who keeps a frame without copying it hears the last one.
    private static async IAsyncEnumerable<AudioFrame> LentFrames(int count)
    {
        var buffer = new short[AudioSource.FrameSamples];
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            buffer.AsSpan().Fill((short)i);
            yield return new AudioFrame(AudioFormat.Recognition, AudioFormat.Recognition.DurationOf(i * buffer.Length), buffer);
        }
    }
}
