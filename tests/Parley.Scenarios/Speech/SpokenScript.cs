using Parley.Audio;
using Parley.Cli.Calling;
using Parley.Media;

namespace Parley.Scenarios.Speech;

/// <summary>A microphone track built from silences and spoken lines: 48 kHz mono.</summary>
internal sealed class SpokenScript
{
    private readonly List<short> _samples = [];

    public TimeSpan Length => AudioFormat.Wideband.DurationOf(_samples.Count);

    public SpokenScript Silence(double seconds)
    {
        _samples.AddRange(new short[AudioFormat.Wideband.SamplesIn(TimeSpan.FromSeconds(seconds))]);
        return this;
    }

    public async Task<SpokenScript> SayAsync(string text)
    {
        var turn = await CallerVoice.SpeakAsync(text, "clear", TestContext.Current.CancellationToken);
        _samples.AddRange(turn.Samples.Span);
        return this;
    }

    public string Save()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("parley-script-").FullName, "microphone.wav");
        WavFile.Write(path, AudioFormat.Wideband, _samples.ToArray());
        return path;
    }
}
