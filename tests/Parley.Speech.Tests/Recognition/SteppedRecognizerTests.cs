using Parley.Speech.Moonshine;
using Parley.Speech.Recognition;

namespace Parley.Speech.Tests.Recognition;

public sealed class SteppedRecognizerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Audio_GivesAnInterimEachStep_AndOneFinalOfAll()
    {
        var asked = new List<(MoonshineSize Size, int Samples)>();
        var transcripts = await RecognizeAsync(TimeSpan.FromSeconds(1), asked);

        asked.ShouldBe([(MoonshineSize.Tiny, 4480), (MoonshineSize.Tiny, 8960), (MoonshineSize.Tiny, 13440), (MoonshineSize.Base, 16000)]);
        transcripts.Select(transcript => transcript.IsFinal).ShouldBe([false, false, false, true]);
        transcripts.Select(transcript => transcript.End.TotalMilliseconds).ShouldBe([280, 560, 840, 1000]);
    }

    [Fact]
    public async Task LongAudio_IsDecodedInPartsThatAModelTakes()
    {
        var asked = new List<(MoonshineSize Size, int Samples)>();
        var transcripts = await RecognizeAsync(TimeSpan.FromSeconds(50), asked);

        asked.ShouldAllBe(run => run.Samples <= SpeechWindow.MaximumSamples);
        asked.Where(run => run.Size is MoonshineSize.Base).Sum(run => run.Samples).ShouldBe(50 * SpeechWindow.SampleRate);
        transcripts[^1].Text.ShouldBe(string.Join(' ', asked.Where(run => run.Size is MoonshineSize.Base).Select(_ => "Base")));
        asked.Count(run => run.Size is MoonshineSize.Base).ShouldBeGreaterThan(2);
    }

    private static async Task<IReadOnlyList<Transcript>> RecognizeAsync(TimeSpan length, List<(MoonshineSize Size, int Samples)> asked)
    {
        var moonshine = new FakeMoonshine((size, samples, _) =>
        {
            asked.Add((size, samples.Length));
            return size.ToString();
        });
        var source = new AudioSource();
        source.Send(length);
        source.End();
        var transcripts = new List<Transcript>();
        await foreach (var transcript in new SteppedRecognizer(moonshine, MoonshineSize.Tiny, MoonshineSize.Base).RecognizeAsync(source.Frames, SpeechTest.Recognition(), Cancellation))
            transcripts.Add(transcript);
        return transcripts;
    }
}
