using System.Diagnostics.CodeAnalysis;

namespace Parley.Speech.Flite;

/// <summary>Which flite voice speaks for a voice profile. Names are compared without case.</summary>
internal sealed class VoiceProfiles(IReadOnlyDictionary<string, string> voices, string defaultProfile) : ISpeechCatalog
{
    private readonly Dictionary<string, string> _voices = new(voices, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Voices => _voices.Keys;

    /// <summary>What Moonshine hears and flite speaks.</summary>
    public IReadOnlyCollection<string> Languages { get; } = ["en"];

    public string Default => defaultProfile;

    public string DefaultVoice => _voices[defaultProfile];

    public bool TryFind(string profile, [NotNullWhen(true)] out string? voice) => _voices.TryGetValue(profile, out voice);
}
