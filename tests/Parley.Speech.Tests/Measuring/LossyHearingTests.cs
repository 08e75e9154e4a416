using Parley.Speech.Tests.Moonshine;
using Parley.Testing.Speech;

namespace Parley.Speech.Tests.Measuring;

/// <summary>What packet loss costs in words, engine and network of the live path together, over several runs of bad luck.</summary>
public class LossyHearingTests(MoonshineFixture moonshine, ITestOutputHelper output)
{
    private const int Runs = 3;

    /// <summary>Nearly all that is lost is rebuilt from the next packet's copy.</summary>
    [Fact]
    public void Words_WithFivePercentOfPacketsLost_AreHeardAsOverAGoodNetwork()
    {
        MoonshineFixture.SkipWithoutModels();
        var (good, lossy) = (ErrorsOver(0, runs: 1), ErrorsOver(0.05, Runs));
        output.WriteLine($"without loss {good}, with loss {lossy}");
        lossy.Value.ShouldBeLessThanOrEqualTo(good.Value + 0.02, $"{lossy} against {good}");
    }

    private WordErrorRate ErrorsOver(double loss, int runs)
    {
        var (path, total) = (new LossyPath(loss), default(WordErrorRate));
        foreach (var (name, text) in SpeechSet.Clips("asterisk").Where((_, i) => i % 8 == 1))
            for (var seed = 1; seed <= runs; seed++)
            {
                var heard = SpeechSet.ToFloat(path.Carry(SpeechSet.Read16K(name), seed));
                total += WordErrorRate.Measure(text, moonshine.Base.Transcribe(heard, TestContext.Current.CancellationToken));
            }

        return total;
    }
}
