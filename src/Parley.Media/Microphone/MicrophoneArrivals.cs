namespace Parley.Media;

/// <summary>
/// How the packets of all microphones came: of those that are heard now and of those that were. What callers said is only as good as this, and no
/// transcript tells a word that was mumbled from one that was lost on its way. Thread-safe.
/// </summary>
public sealed class MicrophoneArrivals
{
    private readonly Lock _lock = new();
    private readonly HashSet<MicrophoneStream> _heard = [];
    private JitterStatistics _ended;

    /// <summary>Counts only grow.</summary>
    public JitterStatistics Total
    {
        get
        {
            lock (_lock)
                return _heard.Aggregate(_ended, (sum, microphone) => sum.And(microphone.Statistics));
        }
    }

    /// <summary>Until the answer is disposed of; what came until then stays counted.</summary>
    public IDisposable Count(MicrophoneStream microphone)
    {
        lock (_lock)
            _heard.Add(microphone);
        return new Counted(this, microphone);
    }

    private void End(MicrophoneStream microphone)
    {
        lock (_lock)
            if (_heard.Remove(microphone))
                _ended = _ended.And(microphone.Statistics);
    }

    private sealed class Counted(MicrophoneArrivals all, MicrophoneStream microphone) : IDisposable
    {
        public void Dispose() => all.End(microphone);
    }
}
