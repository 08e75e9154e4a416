using Microsoft.Extensions.Time.Testing;
using Parley.Speech.ModelFiles;
using Parley.Speech.Tests.Moonshine;
using Parley.Speech.Vad;

namespace Parley.Speech.Tests.Vad;

/// <summary>Many streams share the model's runs, and none can tell.</summary>
public sealed class SileroGatheringTests : IDisposable
{
    private const int Many = 20;

    private readonly FakeTimeProvider _clock = new();
    private readonly SileroModel _model = new(MoonshineFixture.Folder);

    public SileroGatheringTests() => MoonshineFixture.SkipWithoutModels();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void FewStreams_AreAnsweredAtOnce()
    {
        using var gathering = new SileroGathering(_model, Many, _clock);
        var streams = Streams(gathering, Many - 1);
        foreach (var stream in streams)
            stream.SpeechProbabilityAsync(Window(1, 0)).ShouldBeDone();
        End(streams);
    }

    [Fact]
    public void ManyStreams_AreAnsweredTogether_AsEachWouldBeAlone()
    {
        using var gathering = new SileroGathering(_model, Many, _clock);
        using var each = new SileroGathering(_model, int.MaxValue, _clock);
        var together = Streams(gathering, Many);
        var alone = Streams(each, Many);
        for (var window = 0; window < 12; window++)
        {
            // Not the same ones each time: who speaks less is not answered less well.
            var asked = Enumerable.Range(0, Many).Where(index => (index + window) % (1 + index % 3) == 0).ToArray();
            var answers = asked.Select(index => together[index].SpeechProbabilityAsync(Window(index, window))).ToArray();
            answers.ShouldAllBe(answer => !answer.IsCompleted);
            _clock.Advance(SileroGathering.Patience);
            for (var place = 0; place < asked.Length; place++)
                answers[place].ShouldBeDone().ShouldBe(alone[asked[place]].SpeechProbabilityAsync(Window(asked[place], window)).ShouldBeDone(), 1e-4f);
        }

        End(together);
        End(alone);
    }

    [Fact]
    public void StreamsThatLeave_LetTheOthersBeAnsweredAtOnceAgain()
    {
        using var gathering = new SileroGathering(_model, Many, _clock);
        var streams = Streams(gathering, Many);
        streams[0].Dispose();
        streams[1].SpeechProbabilityAsync(Window(1, 0)).ShouldBeDone();
        End(streams[1..]);
    }

    [Fact]
    public void WindowsThatWait_AreAnsweredAtTheEnd()
    {
        var gathering = new SileroGathering(_model, 2, _clock);
        var streams = Streams(gathering, 2);
        var answer = streams[0].SpeechProbabilityAsync(Window(1, 0));
        gathering.Dispose();
        answer.ShouldBeDone().ShouldBeInRange(0, 1);
        streams[1].SpeechProbabilityAsync(Window(1, 0)).ShouldBeDone().ShouldBeInRange(0, 1);
        End(streams);
    }

    [Fact]
    public void ModelThatIsGone_FailsEachStream_AndTheNextWindowToo()
    {
        using var missing = new SileroModel(new ModelFolder("/nowhere"));
        using var gathering = new SileroGathering(missing, 2, _clock);
        var streams = Streams(gathering, 2);
        for (var window = 0; window < 2; window++)
        {
            var answers = streams.Select(stream => stream.SpeechProbabilityAsync(Window(1, window))).ToArray();
            _clock.Advance(SileroGathering.Patience);
            foreach (var answer in answers)
                Should.Throw<SpeechEngineException>(() => answer.ShouldBeDone()).Message.ShouldContain("/nowhere");
        }

        End(streams);
    }

    /// <summary>Who is late to a batch may find that another took all: the runtime would end the process over a batch of none.</summary>
    [Fact]
    public void BatchOfNone_IsAnswered()
    {
        using var batch = new SileroBatch(_model);
        Should.NotThrow(batch.Answer);
    }

    [Fact]
    public void AnswersThatTakeLong_LeaveNothingToThoseWhoComeLater()
    {
        using var gathering = new SileroGathering(_model, 2, _clock);
        var streams = Streams(gathering, SileroBatch.Largest + 4);
        var answered = 0;
        foreach (var stream in streams)
            _ = Listen(stream);
        _clock.Advance(SileroGathering.Patience);
        answered.ShouldBe(streams.Length);
        End(streams);

        async Task Listen(SileroVoiceActivityDetector stream)
        {
            await stream.SpeechProbabilityAsync(Window(1, 0));
            // The first is so slow that the next time comes before the rest is looked at.
            if (answered++ > 0)
                return;
            using var late = new SileroVoiceActivityDetector(gathering);
            var next = late.SpeechProbabilityAsync(Window(2, 0)).AsTask();
            _clock.Advance(SileroGathering.Patience);
            (await next).ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public async Task WhoWaits_GoesOnWithoutAllocating()
    {
        using var gathering = new SileroGathering(_model, 2, _clock);
        var streams = Streams(gathering, 2);
        var window = Window(1, 0);
        var heard = 0;
        var listening = Listen();
        Rounds(20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Rounds(100);
        // The clock's own timer sets something aside each time it fires.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 * 600);
        heard.ShouldBe(120);
        heard = 1_000;
        Rounds(1);
        await listening;
        End(streams);

        async Task Listen()
        {
            while (heard < 1_000)
            {
                await streams[0].SpeechProbabilityAsync(window);
                heard++;
            }
        }

        void Rounds(int count)
        {
            for (var round = 0; round < count; round++)
                _clock.Advance(SileroGathering.Patience);
        }
    }

    private static SileroVoiceActivityDetector[] Streams(SileroGathering gathering, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new SileroVoiceActivityDetector(gathering))];

    private static void End(SileroVoiceActivityDetector[] streams) => Array.ForEach(streams, stream => stream.Dispose());

    /// <summary>A voice of its own for each stream: a hum with overtones that goes up and down.</summary>
    private static short[] Window(int stream, int window) =>
        [.. Enumerable.Range(0, 512).Select(sample => (short)(6000 * Math.Sin((window * 512 + sample) * 0.01 * (1 + stream)) * Math.Sin((window * 512 + sample) * 0.002 * (3 + stream))))];
}
