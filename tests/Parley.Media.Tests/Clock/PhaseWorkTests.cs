using System.Collections.Concurrent;

namespace Parley.Media.Tests.Clock;

public sealed class PhaseWorkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task WorkOfOnePhase_IsDoneInOrder_ByOneThread_OnceThePhaseIsOver()
    {
        var done = new Done(5);
        OnClockThread(work =>
        {
            for (var number = 0; number < 5; number++)
                PhaseWork.Queue(done.Item(number));
            done.Numbers.ShouldBeEmpty();
            work.Close();
        });

        await done.AllAsync();

        done.Numbers.ShouldBe([0, 1, 2, 3, 4]);
        done.Threads.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LargePhase_GoesOutInPieces_AndNothingIsLost()
    {
        const int count = 3 * PhaseWork.Most + 5;
        var done = new Done(count);
        OnClockThread(work =>
        {
            for (var number = 0; number < count; number++)
                PhaseWork.Queue(done.Item(number));
            work.Close();
        });

        await done.AllAsync();

        done.Numbers.Order().ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public async Task Pieces_AreUsedAgain_AndDoNothingTwice()
    {
        var done = new Done(200);
        OnClockThread(work =>
        {
            for (var number = 0; number < 200; number++)
            {
                PhaseWork.Queue(done.Item(number));
                if (number % 3 == 2)
                    work.Close();
            }

            work.Close();
            work.Close();
        });

        await done.AllAsync();

        done.Numbers.Order().ShouldBe(Enumerable.Range(0, 200));
    }

    [Fact]
    public async Task ElsewhereThanOnTheClock_ItIsDoneAtOnce()
    {
        var done = new Done(1);
        PhaseWork.Queue(done.Item(1));
        await done.AllAsync();
    }

    private static void OnClockThread(Action<PhaseWork> run)
    {
        Exception? failed = null;
        var thread = new Thread(() =>
        {
            var work = new PhaseWork();
            work.TakeThisThreads();
            failed = Record.Exception(() => run(work));
        });
        thread.Start();
        thread.Join();
        failed.ShouldBeNull();
    }

    private sealed class Done(int count)
    {
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<int> Numbers { get; } = [];

        public ConcurrentQueue<int> Threads { get; } = [];

        public Task AllAsync() => _all.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        public IThreadPoolWorkItem Item(int number) => new Work(this, number);

        private void Add(int number)
        {
            Threads.Enqueue(Environment.CurrentManagedThreadId);
            Numbers.Enqueue(number);
            if (Numbers.Count == count)
                _all.TrySetResult();
        }

        private sealed class Work(Done done, int number) : IThreadPoolWorkItem
        {
            public void Execute() => done.Add(number);
        }
    }
}
