namespace Parley.Speech.Scheduling;

/// <param name="Workers">Threads that run models.</param>
/// <param name="InterimUsefulness">An interim that waited longer is dropped: a newer one is due anyway.</param>
/// <param name="MaximumFinals">Finals that may wait; beyond it the machine is hopelessly behind and says so.</param>
internal sealed record SpeechSchedulerOptions(int Workers, TimeSpan InterimUsefulness, int MaximumFinals)
{
    /// <summary>
    /// One core is left to the media clock, VAD and everything else that must be punctual: a model run is some 100 ms without a
    /// break, and one such run too many in the way is a gap in every caller's ear.
    /// </summary>
    public static int DefaultWorkers => Math.Max(1, Environment.ProcessorCount - 1);
}
