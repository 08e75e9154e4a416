using System.ComponentModel.DataAnnotations;

namespace Parley.Storage.Retention;

/// <summary>After how many days what is deleted; null keeps it until somebody deletes it. Agents may ask for less, never for more.</summary>
public sealed class RetentionOptions
{
    [Range(0, 36_500)]
    public int? RecordingDays { get; set; }

    /// <summary>What was said, and the state of the call's flows.</summary>
    [Range(0, 36_500)]
    public int? TranscriptDays { get; set; }

    /// <summary>All of a call; of its tool calls the audit keeps hashes.</summary>
    [Range(0, 36_500)]
    public int? CallDays { get; set; }

    /// <summary>Other days for single tenants, by id; what a tenant leaves out is as for all.</summary>
    public Dictionary<string, RetentionOptions> Tenants { get; } = [];

    internal (int? Recording, int? Transcript, int? Call) For(string tenant)
    {
        var own = Tenants.GetValueOrDefault(tenant);
        return (own?.RecordingDays ?? RecordingDays, own?.TranscriptDays ?? TranscriptDays, own?.CallDays ?? CallDays);
    }
}
