using Parley.Flows.Reading;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Scenarios;

/// <summary>Reads what is heard beside the caller: <c>{ snr: 10, kind: babble }</c> or <c>{ snr: 5, file: street.wav }</c>.</summary>
internal static class NoiseSection
{
    private const int MostDecibels = 60;

    /// <param name="section">The noise.</param>
    /// <param name="scenario">The file it stands in: other files are named as seen from there.</param>
    public static Noise Read(YamlSection section, string scenario)
    {
        if (!section.Has("snr"))
            section.Fault("snr", "is missing: decibels by which the caller is louder");
        var snr = section.Whole("snr", 20);
        if (snr > MostDecibels)
            section.Fault("snr", $"takes decibels from 0 to {MostDecibels}");
        if (section.Has("file") && section.Has("kind"))
            section.Fault("kind", "a noise is of a kind or from a file, not both");
        var kind = section.Choice("kind", NoiseKind.Pink);
        var file = section.TextOrNull("file") is { } name ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(scenario)) ?? "", name) : null;
        if (file is not null && !File.Exists(file))
            section.Fault("file", $"there is no file {file}");
        section.RejectOthers();
        return new Noise(snr, kind, file);
    }
}
