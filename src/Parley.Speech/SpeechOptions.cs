using System.ComponentModel.DataAnnotations;
using Parley.Speech.Scheduling;

namespace Parley.Speech;

/// <summary>Configuration of the local speech engines. Validated at start.</summary>
public sealed record SpeechOptions : IValidatableObject
{
    /// <summary>Where npm put the models; relative to the working folder.</summary>
    [Required]
    public string ModelsFolder { get; set; } = Path.Combine("models", "node_modules");

    /// <summary>Threads that run recognition models over all calls. Default: one core is left to the media clock.</summary>
    [Range(1, 256)]
    public int Workers { get; set; } = SpeechSchedulerOptions.DefaultWorkers;

    /// <summary>
    /// Calls from which on voice activity is looked for in several calls' audio at once, which costs half and comes up to 12 ms later.
    /// </summary>
    [Range(2, int.MaxValue)]
    public int GatherVoiceActivityFrom { get; set; } = 32;

    /// <summary>Finals that may wait for a worker before recognition fails loudly.</summary>
    [Range(1, 100_000)]
    public int MaximumQueuedFinals { get; set; } = 256;

    /// <summary>An interim that waited longer than this is dropped.</summary>
    public TimeSpan InterimUsefulness { get; set; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Voice profiles and the flite voice behind each: rms is the one most easily understood.</summary>
    [Required]
    public IDictionary<string, string> Voices { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["clear"] = "rms", ["warm"] = "slt", ["scottish"] = "awb", ["robot"] = "kal16",
    };

    /// <summary>The profile for unknown names, and the first fallback.</summary>
    [Required]
    public string DefaultVoice { get; set; } = "clear";

    /// <summary>The profile that speaks when the others fail: the diphone voice, which shares least with them.</summary>
    [Required]
    public string LastResortVoice { get; set; } = "robot";

    /// <summary>From the end of an utterance's audio to its final transcript, before the small model takes over.</summary>
    public TimeSpan FinalDeadline { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>From the first sentence to the first audio, before another voice takes over.</summary>
    public TimeSpan FirstAudioDeadline { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two pieces of one sentence's audio.</summary>
    public TimeSpan BetweenAudioDeadline { get; set; } = TimeSpan.FromSeconds(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var voice in new[] { DefaultVoice, LastResortVoice }.Where(voice => !Voices.ContainsKey(voice)))
            yield return new ValidationResult($"{nameof(Voices)} has no profile '{voice}'.");
        if (new[] { InterimUsefulness, FinalDeadline, FirstAudioDeadline, BetweenAudioDeadline }.Any(time => time <= TimeSpan.Zero))
            yield return new ValidationResult("Deadlines must be longer than zero.");
    }
}
