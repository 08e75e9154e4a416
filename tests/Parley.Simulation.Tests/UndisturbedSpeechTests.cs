using Parley.Simulation.Voices;
using Parley.Speech;

namespace Parley.Simulation.Tests;

public sealed class UndisturbedSpeechTests
{
    [Theory]
    [InlineData("12, 12", 2)]
    [InlineData("92, 12, 12", 3)]
    [InlineData("12, 92, 12, 12", 4)]
    [InlineData("91, 92, 12, 12, 13", 4)]
    public async Task DisturbedSentence_IsSpokenAgain_UntilItSoundsTwiceAlike(string sounds, int spoken)
    {
        var voice = new Voice([.. sounds.Split(',').Select(short.Parse)]);

        (await UndisturbedSpeech.OfAsync(voice.SpeakAsync)).ShouldBe([12]);

        voice.Spoken.ShouldBe(spoken);
    }

    [Fact]
    public async Task VoiceThatNeverSoundsAlike_IsTold() =>
        await Should.ThrowAsync<SpeechEngineException>(() => UndisturbedSpeech.OfAsync(new Voice([.. Enumerable.Range(0, 1000).Select(sound => (short)sound)]).SpeakAsync));

    private sealed class Voice(short[] sounds)
    {
        public int Spoken { get; private set; }

        public Task<short[]> SpeakAsync() => Task.FromResult<short[]>([sounds[Spoken++]]);
    }
}
