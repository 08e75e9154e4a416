using CsCheck;
using Parley.Audio;
using Parley.Cli.Calling;

namespace Parley.Cli.Tests.Calling;

public sealed class SpokenTurnTests
{
    private const int Step = 480;

    [Fact]
    public void Edges_OfToneBetweenSilences_AreFoundTo10Milliseconds() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 40], Gen.Int[0, 40]).Sample((before, spoken, after) =>
        {
            var turn = SpokenTurn.Of("tone", Sound(before, spoken, after));
            turn.SpeechStart.ShouldBe(TimeSpan.FromMilliseconds(10 * before));
            turn.SpeechEnd.ShouldBe(TimeSpan.FromMilliseconds(10 * (before + spoken)));
        });

    [Fact]
    public void Edges_OfSilence_AreBothAtTheStart()
    {
        var turn = SpokenTurn.Of("silence", new short[10 * Step]);
        turn.SpeechStart.ShouldBe(TimeSpan.Zero);
        turn.SpeechEnd.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Edges_OfNothing_AreBothAtTheStart() => SpokenTurn.Of("nothing", ReadOnlyMemory<short>.Empty).SpeechEnd.ShouldBe(TimeSpan.Zero);

    [Fact]
    public void Edges_IgnoreAPauseWithin()
    {
        var samples = Sound(5, 5, 20).Concat(Sound(0, 5, 3)).ToArray();
        var turn = SpokenTurn.Of("pause", samples);
        turn.SpeechStart.ShouldBe(TimeSpan.FromMilliseconds(50));
        turn.SpeechEnd.ShouldBe(TimeSpan.FromMilliseconds(350));
        turn.Samples.Length.ShouldBe(samples.Length);
    }

    private static short[] Sound(int before, int spoken, int after) =>
    [
        .. new short[before * Step],
        .. Enumerable.Range(0, spoken * Step).Select(i => (short)(8000 * Math.Sin(i * Math.Tau * 300 / AudioFormat.Wideband.SampleRate))),
        .. new short[after * Step],
    ];
}
