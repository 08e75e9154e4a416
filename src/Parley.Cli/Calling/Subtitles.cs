using Parley.Calls;

namespace Parley.Cli.Calling;

/// <summary>What was captioned so far, segment by segment, in the order the segments began. Thread-safe.</summary>
public sealed class Subtitles
{
    private readonly Lock _lock = new();
    private readonly List<Caption> _segments = [];

    public void Show(Caption caption)
    {
        lock (_lock)
        {
            var known = _segments.FindIndex(segment => segment.SegmentId == caption.SegmentId);
            if (known < 0)
                _segments.Add(caption);
            else
                _segments[known] = caption;
        }
    }

    /// <summary>Everything so far that holds words.</summary>
    public IReadOnlyList<Caption> All()
    {
        lock (_lock)
            return [.. _segments.Where(segment => !string.IsNullOrWhiteSpace(segment.Text))];
    }

    /// <summary>Whether each segment that began has its final text.</summary>
    public bool AreFinal()
    {
        lock (_lock)
            return _segments.TrueForAll(segment => segment.IsFinal);
    }

    /// <summary>How many segments there are: a mark for <see cref="Since"/>.</summary>
    public int Mark()
    {
        lock (_lock)
            return _segments.Count;
    }

    /// <summary>One side's words of the segments that began after the mark.</summary>
    public string Since(int mark, Speaker speaker)
    {
        lock (_lock)
            return string.Join(' ', _segments.Skip(mark).Where(segment => segment.Speaker == speaker).Select(segment => segment.Text.Trim()).Where(text => text.Length > 0));
    }
}
