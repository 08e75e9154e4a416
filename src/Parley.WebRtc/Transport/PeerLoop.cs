using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Parley.WebRtc;

/// <summary>The single reader of one peer: runs posted work in order, then a turn, whenever it is woken or its time has come.</summary>
/// <param name="turn">Does all that is due; returns when it must run again at the latest.</param>
/// <param name="failed">Told of whatever work or turn throws; the loop goes on.</param>
internal sealed class PeerLoop(Func<TimeSpan> turn, Action<Exception> failed)
{
    // One pending wake-up says as much as many: a turn looks at everything.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentQueue<Action> _posted = [];
    private long _dueTicks = TimeSpan.MaxValue.Ticks;

    /// <summary>When the next turn must run, on the steady clock.</summary>
    public TimeSpan Due => TimeSpan.FromTicks(Interlocked.Read(ref _dueTicks));

    public void Wake() => _wake.Writer.TryWrite(true);

    public void Post(Action work)
    {
        _posted.Enqueue(work);
        Wake();
    }

    /// <summary>After this, <see cref="RunAsync"/> ends with the turn that may be running.</summary>
    public void Complete() => _wake.Writer.TryComplete();

    public async Task RunAsync()
    {
        Action takeTurn = Turn; // made once: there are hundreds a second in every call
        while (await _wake.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            _wake.Reader.TryRead(out _);
            while (_posted.TryDequeue(out var work))
                Guard(work);
            Guard(takeTurn);
        }
    }

    private void Turn() => Interlocked.Exchange(ref _dueTicks, turn().Ticks);

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            // An observer or a packet that throws must not end the peer's loop, let alone the process.
            failed(exception);
        }
    }
}
