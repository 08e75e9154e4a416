using Microsoft.Extensions.Logging.Abstractions;
using Parley.Speech.Flite;
using Parley.Speech.Tests.Measuring;
using Parley.Speech.Tests.Moonshine;
using Parley.Testing.Speech;

namespace Parley.Speech.Tests.Flite;

public sealed class FliteSynthesizerTests(MoonshineFixture moonshine) : IDisposable
{
    private readonly FliteThread _thread = new();

    public void Dispose() => _thread.Dispose();

    [Fact]
    public async Task Sentences_SpokenByTheClearVoice_AreHeardBackByMoonshine()
    {
        MoonshineFixture.SkipWithoutModels();
        string[] texts =
        [
            "Hello, this is the clinic. How can I help you today?",
            "We are open from nine in the morning until five in the afternoon.",
            "Please bring your insurance card and arrive ten minutes early.",
            "I can book you with the doctor on Tuesday morning. Would that work?",
            "If you need to cancel, call us at least one day before your appointment.",
        ];
        var total = default(WordErrorRate);
        foreach (var text in texts)
        {
            var audio = Join(await SpeakAsync("clear", 1, text));
            total += WordErrorRate.Measure(text, moonshine.Base.Transcribe(SpeechSet.ToFloat(audio), TestContext.Current.CancellationToken));
        }

        total.Value.ShouldBeLessThan(0.06, total.ToString());
    }

    [Theory]
    [InlineData("clear")]
    [InlineData("warm")]
    [InlineData("scottish")]
    [InlineData("robot")]
    public async Task Voice_Each_SpeaksWithoutSilenceAtTheEnds(string profile)
    {
        var pieces = await SpeakAsync(profile, 1, "Good morning and welcome.");
        var audio = Join(pieces);
        var rate = pieces[0].Audio.Format.SampleRate;
        FirstAudible(audio).ShouldBeLessThan(rate * 60 / 1000);
        (audio.Length - audio.AsSpan().LastIndexOfAnyExceptInRange((short)-200, (short)200)).ShouldBeLessThan(rate * 120 / 1000);
        audio.Length.ShouldBeInRange(rate * 8 / 10, rate * 3);
    }

    [Fact]
    public async Task Words_OfAnUtterance_AreWrittenOnesInTimeOrder()
    {
        const string first = "Dr. Smith opens at 9:30 a.m. — really!", second = "Call 555-0123.";
        var pieces = await SpeakAsync("clear", 1, first, second);
        var words = pieces.SelectMany(piece => piece.Words).ToArray();
        words.Select(word => word.Text).ShouldBe($"{first} {second}".Split(' '));
        words.Select(word => word.Start).ShouldBeInOrder();
        words.ShouldAllBe(word => word.End >= word.Start);
        words[^1].End.ShouldBeLessThanOrEqualTo(pieces[^1].Audio.End);
        foreach (var piece in pieces)
            piece.Words.ShouldAllBe(word => word.Start < piece.Audio.End);
    }

    [Fact]
    public async Task Pieces_OfTwoSentences_FormOneGaplessTimeline()
    {
        var pieces = await SpeakAsync("clear", 1, "One sentence.", "Another sentence.");
        var end = TimeSpan.Zero;
        foreach (var piece in pieces)
        {
            (piece.Audio.Position - end).Duration().ShouldBeLessThan(TimeSpan.FromMilliseconds(0.1));
            end = piece.Audio.End;
        }

        pieces.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Rate_Doubled_HalvesTheLength()
    {
        var slow = Join(await SpeakAsync("clear", 1, "This is a sentence of ordinary length.")).Length;
        var fast = Join(await SpeakAsync("clear", 2, "This is a sentence of ordinary length.")).Length;
        ((double)fast / slow).ShouldBeInRange(0.4, 0.65);
    }

    [Fact]
    public async Task SameSentence_SoundsTheSame_WhateverWasSpokenBefore()
    {
        var first = Join(await SpeakAsync("warm", 1, "The same words."));
        await SpeakAsync("clear", 1, "Something else altogether.");

        Join(await SpeakAsync("warm", 1, "The same words.")).ShouldBe(first);
    }

    [Fact]
    public async Task Profile_Unknown_GetsTheDefaultVoice()
    {
        var unknown = Join(await SpeakAsync("nobody", 1, "The same voice."));
        unknown.Length.ShouldBe(Join(await SpeakAsync("clear", 1, "The same voice.")).Length);
        unknown.Length.ShouldNotBe(Join(await SpeakAsync("warm", 1, "The same voice.")).Length);
    }

    [Fact]
    public async Task Text_WithNothingToSay_GivesNoAudio() => (await SpeakAsync("clear", 1, "…", " ")).ShouldBeEmpty();

    [Fact]
    public async Task Speaking_ByManyAtOnceInAllVoices_GivesEachAllItsAudio()
    {
        string[] profiles = ["clear", "warm", "scottish", "robot"];
        var alone = new Dictionary<string, int>();
        foreach (var profile in profiles)
            alone[profile] = Join(await SpeakAsync(profile, 1, "Everybody talks at once.")).Length;
        var together = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            Task.Run(() => SpeakAsync(profiles[i % 4], 1, "Everybody talks at once."), TestContext.Current.CancellationToken)));
        for (var i = 0; i < together.Length; i++)
            Join(together[i]).Length.ShouldBe(alone[profiles[i % 4]]);
    }

    [Fact]
    public async Task Listener_ThatLeaves_LeavesTheEngineToOthers()
    {
        await foreach (var _ in Synthesizer().SynthesizeAsync(new[] { "A sentence nobody waits for, however long it goes on." }.ToAsyncEnumerable(), SpeechTest.Voice("clear"), TestContext.Current.CancellationToken))
            break;
        (await SpeakAsync("clear", 1, "Next.")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Voice_WithoutItsLibrary_SaysWhatToInstall()
    {
        var error = await Should.ThrowAsync<SpeechEngineException>(() => SpeakAsync("absent", 1, "Hello."));
        error.Message.ShouldContain("libflite_cmu_us_nosuchvoice.so.1");
        error.Message.ShouldContain("libflite1");
        error.Message.ShouldContain("./parley models");
        (await SpeakAsync("clear", 1, "Still here.")).ShouldNotBeEmpty();
    }

    private async Task<List<SynthesizedSpeech>> SpeakAsync(string profile, double rate, params string[] sentences)
    {
        var pieces = new List<SynthesizedSpeech>();
        var voice = SpeechTest.Voice(profile) with { Rate = rate };
        await foreach (var piece in Synthesizer().SynthesizeAsync(sentences.ToAsyncEnumerable(), voice, TestContext.Current.CancellationToken))
            pieces.Add(piece);
        return pieces;
    }

    private FliteSynthesizer Synthesizer() => new(_thread, s_profiles, NullLogger<FliteSynthesizer>.Instance);

    private static readonly VoiceProfiles s_profiles = new(
        new Dictionary<string, string> { ["clear"] = "rms", ["warm"] = "slt", ["scottish"] = "awb", ["robot"] = "kal16", ["absent"] = "nosuchvoice" },
        "clear");

    private static short[] Join(IEnumerable<SynthesizedSpeech> pieces) => [.. pieces.SelectMany(piece => piece.Audio.Samples.ToArray())];

    private static int FirstAudible(short[] audio) => audio.AsSpan().IndexOfAnyExceptInRange((short)-200, (short)200);
}
