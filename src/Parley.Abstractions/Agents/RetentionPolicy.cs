namespace Parley.Agents;

/// <summary>How long a call's records are kept, in days; null keeps them until somebody deletes them.</summary>
public sealed record RetentionPolicy(int? RecordingDays, int? TranscriptDays)
{
    public static RetentionPolicy Forever { get; } = new(null, null);
}
