using System.Runtime.InteropServices;
using System.Text.Json;
using Parley.Testing;

namespace Parley.Speech.Tests.Measuring;

/// <summary>The recorded clips with what is said in them.</summary>
internal static class SpeechSet
{
    /// <summary>Skips the test where there is none.</summary>
    private static string Folder
    {
        get
        {
            Assert.SkipWhen(RepositoryPaths.SharedSpeech is null, "No recorded speech lies beside the repository.");
            return RepositoryPaths.SharedSpeech;
        }
    }

    public static IReadOnlyList<(string Name, string Text)> Clips(string folder) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, "transcripts.json")))!
            .Where(clip => clip.Key.StartsWith(folder, StringComparison.Ordinal)).Select(clip => (clip.Key, clip.Value))];

    /// <summary>The samples of a 16-bit mono clip and its rate.</summary>
    public static (short[] Samples, int SampleRate) Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        var data = bytes.AsSpan().IndexOf("data"u8);
        var samples = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(data + 8)).ToArray();
        return (samples, BitConverter.ToInt32(bytes, 24));
    }

    public static short[] Read16K(string name)
    {
        var (samples, rate) = Read(name);
        return rate == 16_000 ? samples : throw new InvalidOperationException($"{name} has {rate} Hz.");
    }

    public static float[] ToFloat(ReadOnlySpan<short> samples)
    {
        var floats = new float[samples.Length];
        for (var i = 0; i < floats.Length; i++)
            floats[i] = samples[i] / 32768f;
        return floats;
    }
}
