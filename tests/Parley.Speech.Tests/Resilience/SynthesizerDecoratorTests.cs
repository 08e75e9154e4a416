using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Parley.Speech.Metrics;
using Parley.Speech.Resilience;
using Parley.Speech.Synthesis;

namespace Parley.Speech.Tests.Resilience;

public class SynthesizerDecoratorTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Voice_ThatThrowsMidSentence_IsFollowedByTheNextFromTheLostWord()
    {
        var broken = new ScriptedSynthesizer { ThrowAtWord = 4 };
        var sound = new ScriptedSynthesizer();
        var pieces = await SpeakAsync(Fallback(broken, sound), "one two three.", "four five six.", "seven.");
        Words(pieces).ShouldBe("one two three. four five six. seven.");
        sound.Given.ShouldBe(["five six.", "seven."]);
        pieces.Select(piece => piece.Audio.Position.TotalMilliseconds).ShouldBe([0, 100, 200, 300, 400, 500, 600]);
        pieces.ShouldAllBe(piece => piece.Words.All(word => word.Start == piece.Audio.Position));
    }

    [Fact]
    public async Task Voice_WithoutWordTimes_IsFollowedFromTheSentenceThatBrokeOff()
    {
        var sound = new ScriptedSynthesizer();
        await SpeakAsync(Fallback(new ScriptedSynthesizer { ThrowAtWord = 4, HasWordTimes = false }, sound), "one two three.", "four five six.");
        sound.Given.ShouldBe(["four five six."]);
    }

    [Fact]
    public async Task Voice_ThatHangsDeafToCancellation_HandsOverAtItsDeadline()
    {
        using var block = new ManualResetEventSlim();
        var hanging = new ScriptedSynthesizer { HangAtWord = 1, BlockUntil = block };
        var sound = new ScriptedSynthesizer();
        var speaking = SpeakAsync(Fallback(Deadline(hanging), Deadline(sound)), "one two.", "three.");
        await hanging.Hanging.Task;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Words(await speaking).ShouldBe("one two. three.");
        sound.Given.ShouldBe(["two.", "three."]);
        block.Set();
    }

    [Fact]
    public async Task Voice_WaitingForTheNextSentence_IsNotLate()
    {
        var sentences = Channel.CreateUnbounded<string>();
        await using var pieces = Deadline(new ScriptedSynthesizer())
            .SynthesizeAsync(sentences.Reader.ReadAllAsync(Cancellation), SpeechTest.Voice("clear"), Cancellation).GetAsyncEnumerator(Cancellation);
        sentences.Writer.TryWrite("one");
        (await pieces.MoveNextAsync()).ShouldBeTrue();
        var next = pieces.MoveNextAsync().AsTask();
        for (var i = 0; i < 20; i++)
        {
            await Task.Yield();
            _clock.Advance(TimeSpan.FromMilliseconds(i < 10 ? 0 : 900)); // the engine has long asked for its next sentence
        }

        sentences.Writer.TryWrite("two");
        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task Voices_AllBroken_FailLoudly() =>
        await Should.ThrowAsync<InvalidOperationException>(() =>
            SpeakAsync(Fallback(new ScriptedSynthesizer { ThrowAtWord = 0 }, new ScriptedSynthesizer { ThrowAtWord = 1 }), "one two."));

    [Fact]
    public async Task Failure_OfAVoice_IsCounted()
    {
        using var metrics = new SpeechMetrics();
        using var listener = new CountingListener("parley.speech.synthesis.failures", metrics.SynthesisFailures);
        var measured = new MetricsSynthesizer(new("broken", new ScriptedSynthesizer { ThrowAtWord = 1 }), metrics, _clock);
        await Should.ThrowAsync<InvalidOperationException>(() => SpeakAsync(measured, "one two."));
        listener.Total.ShouldBe(1);
    }

    private DeadlineSynthesizer Deadline(ISpeechSynthesizer voice) =>
        new(voice, new SynthesisDeadlines(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), new(NullLogger<AbandonedEngines>.Instance), _clock);

    private static FallbackSynthesizer Fallback(params ISpeechSynthesizer[] voices) =>
        new([.. voices.Select((voice, i) => new NamedEngine<ISpeechSynthesizer>($"voice {i}", voice))],
            new SpeechMetrics(), NullLogger<FallbackSynthesizer>.Instance);

    private static async Task<List<SynthesizedSpeech>> SpeakAsync(ISpeechSynthesizer voice, params string[] sentences) =>
        await voice.SynthesizeAsync(sentences.ToAsyncEnumerable(), SpeechTest.Voice("clear"), Cancellation).ToListAsync(Cancellation);

    private static string Words(IEnumerable<SynthesizedSpeech> pieces) =>
        string.Join(' ', pieces.SelectMany(piece => piece.Words).Select(word => word.Text));
}
