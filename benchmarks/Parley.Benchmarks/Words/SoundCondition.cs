namespace Parley.Benchmarks.Words;

/// <summary>Which speech, over what line, and how well the engine alone hears it.</summary>
/// <param name="Folder">Below the shared speech.</param>
/// <param name="Target">% WER.</param>
internal sealed record SoundCondition(string Folder, string Name, Func<short[], short[]> Apply, double Target)
{
    public static IReadOnlyList<SoundCondition> All { get; } =
    [
        new("asterisk", "clean", SoundConditions.Clean, 3.7),
        new("asterisk", "8 kHz telephone", SoundConditions.Telephone, 4.8),
        new("asterisk", "office noise at 10 dB", SoundConditions.OfficeNoise, 7.5),
        new("librivox", "clean", SoundConditions.Clean, 1.4),
    ];

    public override string ToString() => $"{Folder}, {Name}";
}
