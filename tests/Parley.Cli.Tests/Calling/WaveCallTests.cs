using System.Diagnostics;
using System.Text.RegularExpressions;
using Parley.Audio;
using Parley.Cli.Calling;
using Parley.Media;
using Parley.Testing.Speech;

namespace Parley.Cli.Tests.Calling;

/// <summary><c>parley call --wav</c> at the real server, both as processes of their own: what is shown, and what is saved.</summary>
[Collection(RealServer.Name)]
public sealed partial class WaveCallTests(RealServer server) : IDisposable
{
    private const double Audible = -45;

    /// <summary>Of eleven words: a busy machine may play a word with a gap in it. The first question says twice what it is about, so that its answer stays the same.</summary>
    private const double WordsMisheard = 0.3;

    private static readonly string[] Lines = ["What are your opening hours on Monday?", "Do you have parking?"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_OfDifferentRates_AreHeardAnsweredShownAndSaved()
    {
        RealServer.SkipWithoutModels();
        var (narrow, full, saved) = (await SpokenAsync(Lines[0], 8_000), await SpokenAsync(Lines[1], 48_000), Path.Combine(_folder.FullName, "call.wav"));
        var began = Stopwatch.GetTimestamp();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--wav", narrow, full, "--server", server.Address, "--save", saved);
        var (output, errors, code) = await call.EndAsync(Cancellation);
        var took = Stopwatch.GetElapsedTime(began);

        code.ShouldBe(ExitCode.Done, errors + output);
        IsToldTo(output);
        var wave = WavFile.Read(saved);
        wave.Format.Channels.ShouldBe(2);
        wave.Duration.ShouldBeLessThan(took);
        SidesAreRight(Side(wave, 0), Side(wave, 1), spoken: Audio(narrow) + Audio(full));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Both speakers line by line, and a table of the turns.</summary>
    private static void IsToldTo(string output)
    {
        var lines = output.Split('\n');
        lines[0].ShouldStartWith(" agent  ", customMessage: output);
        var caller = lines.Where(line => line.StartsWith("   you  ", StringComparison.Ordinal)).ToArray();
        WordErrorRate.Measure(string.Join(' ', Lines), string.Join(' ', caller.Select(line => line[6..]))).Value.ShouldBeLessThan(WordsMisheard, output);
        lines.ShouldContain(line => line.StartsWith(" agent  ", StringComparison.Ordinal) && line.Contains("8 a.m. to 6 p.m.", StringComparison.Ordinal), output);
        lines.ShouldContain(line => line.Contains("said", StringComparison.Ordinal) && line.Contains("voice to voice", StringComparison.Ordinal) && line.Contains("barge-in", StringComparison.Ordinal), output);
        var turns = TurnRow().Matches(output);
        turns.Select(turn => turn.Groups["said"].Value).ShouldBe(["Monday-8000.wav", "parking-48000.wav"], output);
        turns.ShouldAllBe(turn => int.Parse(turn.Groups["delay"].Value) > 0);
    }

    /// <summary>The caller's side holds what the files hold and nothing of the agent, who speaks first on the other.</summary>
    private static void SidesAreRight(bool[] caller, bool[] agent, int spoken)
    {
        var heard = caller.Count(audible => audible);
        heard.ShouldBeInRange(spoken * 8 / 10, spoken * 12 / 10);
        agent.Count(audible => audible).ShouldBeGreaterThan(heard);
        Array.IndexOf(agent, true).ShouldBeLessThan(Array.IndexOf(caller, true));
        // Nobody interrupts here; if both were on both sides, all of it would be together.
        caller.Zip(agent).Count(both => both is (true, true)).ShouldBeLessThan(heard / 2);
    }

    private async Task<string> SpokenAsync(string text, int rate)
    {
        var turn = await CallerVoice.SpeakAsync(text, "clear", Cancellation);
        var file = Path.Combine(_folder.FullName, $"{text.Split(' ')[^1].TrimEnd('?')}-{rate}.wav");
        WavFile.Write(file, new AudioFormat(rate, 1), Resampler.Convert(turn.Samples.Span, AudioFormat.Wideband.SampleRate, rate));
        return file;
    }

    /// <returns>How many 20 ms of a file are audible.</returns>
    private static int Audio(string file) => Side(WavFile.Read(file), 0).Count(audible => audible);

    /// <summary>Whether each 20 ms of a channel are audible.</summary>
    private static bool[] Side(WavFile wave, int channel)
    {
        var samples = wave.Samples.Where((_, index) => index % wave.Format.Channels == channel);
        return [.. samples.Chunk(wave.Format.SampleRate / 50).Select(part => AudioLevel.Measure(part).Rms > Audible)];
    }

    [GeneratedRegex(@"^│ \d+\s*│ (?<said>\S+)\s*│[^│]+│ (?<delay>\d+) ms\s*│", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TurnRow();
}
