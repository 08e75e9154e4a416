namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>How soon a model's answers began lately. Thread-safe.</summary>
internal sealed class ModelPace
{
    private const int Kept = 50;
    private const int Enough = 10;

    /// <summary>Below this the clock of a busy machine decides, not the model.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly TimeSpan[] _first = new TimeSpan[Kept];
    private int _count;

    public void Add(TimeSpan timeToFirstToken)
    {
        lock (_gate)
            _first[_count++ % Kept] = timeToFirstToken;
    }

    /// <summary>Within how much time nine of ten answers began; null while too few are known.</summary>
    public TimeSpan? Usual
    {
        get
        {
            lock (_gate)
            {
                if (_count < Enough)
                    return null;
                var sorted = _first.Take(Math.Min(_count, Kept)).Order().ToArray();
                return sorted[(int)Math.Ceiling(sorted.Length * 0.9) - 1];
            }
        }
    }

    /// <summary>After how much silence the next model is asked: never later than <paramref name="most"/>.</summary>
    public TimeSpan HedgeAfter(TimeSpan most)
    {
        var usual = Usual ?? most;
        if (usual < Shortest)
            usual = Shortest;
        return usual < most ? usual : most;
    }
}
