using System.Text.Json;
using Parley.Audio;
using Parley.Media;

namespace Parley.Benchmarks.Words;

/// <summary>Speech somebody recorded, and what it says.</summary>
/// <param name="Name">Folder and file.</param>
/// <param name="Samples">16 kHz mono, as the condition leaves them.</param>
internal sealed record SpokenClip(string Name, short[] Samples, string Text)
{
    /// <param name="most">Clips to read, taken evenly from all of the folder; null for all.</param>
    public static IReadOnlyList<SpokenClip> Read(string speech, SoundCondition condition, int? most)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(speech, "transcripts.json")))!
            .Where(clip => clip.Key.StartsWith(condition.Folder, StringComparison.Ordinal))
            .OrderBy(clip => clip.Key, StringComparer.Ordinal)
            .ToArray();
        var count = Math.Min(most ?? texts.Length, texts.Length);
        return
        [
            .. Enumerable.Range(0, count).Select(index => texts[index * texts.Length / count]).Select(clip => new SpokenClip(
                clip.Key, condition.Apply(WavFile.Read(Path.Combine(speech, clip.Key)).ToMono(AudioFormat.Recognition.SampleRate)), clip.Value)),
        ];
    }
}
