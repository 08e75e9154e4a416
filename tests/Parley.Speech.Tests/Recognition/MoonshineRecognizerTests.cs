using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Speech.Metrics;
using Parley.Speech.Moonshine;
using Parley.Speech.Recognition;
using Parley.Speech.Scheduling;
using Parley.Speech.Tests.Measuring;
using Parley.Speech.Tests.Moonshine;
using Parley.Testing.Speech;

namespace Parley.Speech.Tests.Recognition;

public sealed class MoonshineRecognizerTests : IDisposable
{
    private readonly SpeechScheduler _scheduler =
        new(new SpeechSchedulerOptions(1, TimeSpan.FromSeconds(5), 100), new SpeechMetrics(), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public async Task Clip_Recognized_GivesInterimsThenOneFinalOfBase()
    {
        MoonshineFixture.SkipWithoutModels();
        using var models = new MoonshineModels(MoonshineFixture.Folder);
        var recognizer = Recognizer(models);
        var clip = SpeechSet.Read16K("asterisk/agent-alreadyon.wav");
        var start = TimeSpan.FromSeconds(7);
        var transcripts = new List<Transcript>();
        using var come = new SemaphoreSlim(0);
        await foreach (var transcript in recognizer.RecognizeAsync(Paced(clip, start, come), SpeechTest.Recognition(), Cancellation))
        {
            transcripts.Add(transcript);
            come.Release();
        }

        var final = transcripts[^1];
        transcripts.Count(transcript => transcript.IsFinal).ShouldBe(1);
        final.IsFinal.ShouldBeTrue();
        WordErrorRate.Measure("That agent is already logged on. Please enter your agent number followed by the pound key.", final.Text).Errors.ShouldBe(0);
        final.Start.ShouldBe(start);
        final.End.ShouldBe(start + AudioFormat.Recognition.DurationOf(clip.Length));
        transcripts.Count.ShouldBeGreaterThan(3);
        transcripts.Select(transcript => transcript.End).ShouldBeInOrder();
    }

    [Fact]
    public async Task Interims_WhileSpeechGoesOn_ComeAtLeastEvery300Milliseconds()
    {
        var source = new AudioSource();
        var recognizer = Recognizer(new FakeMoonshine((_, samples, _) => $"words{samples.Length}"));
        await using var transcripts = recognizer.RecognizeAsync(source.Frames, SpeechTest.Recognition(), Cancellation).GetAsyncEnumerator(Cancellation);
        var covered = TimeSpan.Zero;
        for (var i = 0; i < 10; i++)
        {
            source.Send(TimeSpan.FromMilliseconds(300));
            (await transcripts.MoveNextAsync()).ShouldBeTrue();
            transcripts.Current.IsFinal.ShouldBeFalse();
            (transcripts.Current.End - covered).ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(320));
            covered = transcripts.Current.End;
        }
    }

    [Fact]
    public async Task Speech_OfAMinute_IsDecodedInBoundedWindowsThatLoseNothing()
    {
        var finals = new List<int>();
        var longestInterim = 0;
        var source = new AudioSource();
        var recognizer = Recognizer(new FakeMoonshine((size, samples, _) =>
        {
            if (size is MoonshineSize.Tiny)
            {
                longestInterim = Math.Max(longestInterim, samples.Length);
                return "interim";
            }

            lock (finals)
                finals.Add(samples.Length);
            return "part";
        }));
        await using var transcripts = recognizer.RecognizeAsync(source.Frames, SpeechTest.Recognition(), Cancellation).GetAsyncEnumerator(Cancellation);
        for (var i = 0; i < 150; i++)
        {
            source.Send(TimeSpan.FromMilliseconds(400));
            await transcripts.MoveNextAsync(); // each interim, so that none is merged with the next
        }

        source.End();
        while (await transcripts.MoveNextAsync() && !transcripts.Current.IsFinal)
        {
        }

        finals.Sum().ShouldBe(60 * 16_000);
        finals.ShouldAllBe(length => length <= 20 * 16_000 + 320);
        finals.Count.ShouldBeGreaterThan(2);
        longestInterim.ShouldBeLessThanOrEqualTo(8 * 16_000);
        transcripts.Current.Text.ShouldBe(string.Join(' ', Enumerable.Repeat("part", finals.Count)));
    }

    [Fact]
    public async Task Interims_NotWanted_AreNotMade()
    {
        var sizes = new List<MoonshineSize>();
        var recognizer = Recognizer(new FakeMoonshine((size, _, _) =>
        {
            sizes.Add(size);
            return "text";
        }));
        var all = await recognizer.RecognizeAsync(AudioSource.Of(new short[48_000]), SpeechTest.Recognition(interims: false), Cancellation)
            .ToListAsync(Cancellation);
        all.ShouldHaveSingleItem().IsFinal.ShouldBeTrue();
        sizes.ShouldBe([MoonshineSize.Base]);
    }

    [Fact]
    public async Task Audio_Empty_GivesAnEmptyFinal()
    {
        var recognizer = Recognizer(new FakeMoonshine((_, samples, _) => samples.Length == 0 ? "" : "words"));
        var all = await recognizer.RecognizeAsync(AudioSource.Of(Array.Empty<short>()), SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation);
        all.ShouldHaveSingleItem().Text.ShouldBe("");
    }

    [Fact]
    public async Task Engine_ThatThrows_SurfacesAsSpeechEngineException()
    {
        var recognizer = Recognizer(new FakeMoonshine((_, _, _) => throw new InvalidOperationException("broken")));
        await Should.ThrowAsync<SpeechEngineException>(async () =>
            await recognizer.RecognizeAsync(AudioSource.Of(new short[16_000]), SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Interims_ThatFail_LeaveTheFinalAlone()
    {
        var recognizer = Recognizer(new FakeMoonshine((size, _, _) =>
            size is MoonshineSize.Tiny ? throw new SpeechEngineException("no tiny") : "final"));
        var all = await recognizer.RecognizeAsync(AudioSource.Of(new short[16_000]), SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation);
        all.ShouldHaveSingleItem().Text.ShouldBe("final");
    }

    [Fact]
    public async Task ModelFile_Missing_NamesFilePackageAndCommand()
    {
        using var models = new MoonshineModels(new Parley.Speech.ModelFiles.ModelFolder("/nowhere"));
        var error = await Should.ThrowAsync<SpeechEngineException>(async () =>
            await Recognizer(models).RecognizeAsync(AudioSource.Of(new short[16_000]), SpeechTest.Recognition(), Cancellation).ToListAsync(Cancellation));
        error.Message.ShouldContain("/nowhere/");
        error.Message.ShouldContain("./parley models");
        error.Message.ShouldMatch("@usefulsensors/moonshine-js|llama-tokenizer-js");
    }

    [Fact]
    public async Task Cancellation_MidDecode_EndsAtOnceAndFreesTheWorker()
    {
        var decoding = new TaskCompletionSource();
        var recognizer = Recognizer(new FakeMoonshine((size, _, cancellationToken) =>
        {
            if (size is MoonshineSize.Tiny)
                return "next";
            decoding.SetResult();
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }));
        using var caller = new CancellationTokenSource();
        var reading = recognizer.RecognizeAsync(AudioSource.Of(new short[16_000]), SpeechTest.Recognition(interims: false), caller.Token)
            .ToListAsync(Cancellation).AsTask();
        await decoding.Task;
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(reading);
        (await _scheduler.FinalAsync(new("other"), _ => "free", Cancellation)).ShouldBe("free");
    }

    [Fact]
    public async Task Reader_ThatLeavesMidUtterance_StopsTheAudioLoop()
    {
        var source = new AudioSource();
        var recognizer = Recognizer(new FakeMoonshine((_, _, _) => "words"));
        source.Send(TimeSpan.FromSeconds(1));
        await foreach (var transcript in recognizer.RecognizeAsync(source.Frames, SpeechTest.Recognition(), Cancellation))
        {
            transcript.Text.ShouldBe("words");
            break; // returns only when the utterance's loops have ended
        }
    }

    private MoonshineRecognizer Recognizer(IMoonshine moonshine) =>
        new(moonshine, _scheduler, MoonshineSize.Tiny, MoonshineSize.Base, new StandingFault(), NullLogger<MoonshineRecognizer>.Instance);

    // Waits for an interim after every 300 ms, as real time would, but only as long as the machine needs; where the engine hears no words, none comes.
    private static async IAsyncEnumerable<AudioFrame> Paced(short[] clip, TimeSpan start, SemaphoreSlim come)
    {
        var sent = 0;
        await foreach (var frame in AudioSource.Of(clip, start))
        {
            yield return frame;
            if (++sent % 30 == 0)
                await come.WaitAsync(TimeSpan.FromSeconds(1), Cancellation);
        }
    }
}
