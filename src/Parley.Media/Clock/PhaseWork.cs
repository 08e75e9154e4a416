namespace Parley.Media;

/// <summary>
/// What the subscribers of one phase of the media clock leave for the pool, given to it as one piece of work that does one after the other. To
/// wake a thread of the pool is dear, and a phase of a hundred calls would ask for ten (docs/adr/0014). One for each clock.
/// </summary>
internal sealed class PhaseWork
{
    /// <summary>In one piece: what comes last in it should not wait for a whole phase of a thousand calls.</summary>
    internal const int Most = 16;

    [ThreadStatic]
    private static PhaseWork? s_ofThisThread;

    private readonly Lock _gate = new();
    private readonly Stack<Piece> _free = [];
    private Piece? _open;

    /// <summary>Does it on a thread of the pool: beside the other work of its phase where the media clock's thread asks, alone elsewhere.</summary>
    public static void Queue(IThreadPoolWorkItem work)
    {
        if (s_ofThisThread is { } phase)
            phase.Add(work);
        else
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
    }

    /// <summary>From here on takes what this thread queues. The thread calls <see cref="Close"/> after each phase.</summary>
    public void TakeThisThreads() => s_ofThisThread = this;

    /// <summary>The phase is over: the pool gets what it left.</summary>
    public void Close()
    {
        if (_open is null)
            return;
        ThreadPool.UnsafeQueueUserWorkItem(_open, preferLocal: false);
        _open = null;
    }

    private void Add(IThreadPoolWorkItem work)
    {
        _open ??= Free();
        if (_open.Add(work) == Most)
            Close();
    }

    private Piece Free()
    {
        lock (_gate)
            return _free.TryPop(out var piece) ? piece : new Piece(this);
    }

    private void TakeBack(Piece piece)
    {
        lock (_gate)
            _free.Push(piece);
    }

    private sealed class Piece(PhaseWork owner) : IThreadPoolWorkItem
    {
        private readonly IThreadPoolWorkItem?[] _work = new IThreadPoolWorkItem?[Most];
        private int _count;

        public int Add(IThreadPoolWorkItem work)
        {
            _work[_count] = work;
            return ++_count;
        }

        public void Execute()
        {
            for (var index = 0; index < _count; index++)
            {
                _work[index]!.Execute();
                _work[index] = null;
            }

            _count = 0;
            owner.TakeBack(this);
        }
    }
}
