namespace Parley.Media;

/// <summary>A subscription to the media clock; disposing ends it. Any thread.</summary>
public interface IMediaTicks : IDisposable
{
    /// <summary>
    /// Moves the ticks to another phase, so that the next comes within 4 ms and the others every 20 ms after it: for a subscriber that had
    /// nothing to do and now has. A tick of the phase before may still come in between.
    /// </summary>
    void Hasten();
}
