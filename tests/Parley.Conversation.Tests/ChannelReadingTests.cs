using System.Threading.Channels;

namespace Parley.Conversation.Tests;

public sealed class ChannelReadingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_ComeInOrder_UntilTheChannelIsComplete()
    {
        using var over = new CancellationTokenSource();
        var channel = Channel.CreateBounded<int>(2);
        var reading = Task.Run(
            async () =>
            {
                var read = new List<int>();
                await foreach (var item in channel.Reader.AllAsync(over.Token))
                    read.Add(item);
                return read;
            },
            Cancel);

        for (var i = 0; i < 1000; i++)
            await channel.Writer.WriteAsync(i, Cancel);
        channel.Writer.Complete();

        (await reading.WaitAsync(Cancel)).ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public async Task Cancelled_WhileItWaits_Throws()
    {
        using var over = new CancellationTokenSource();
        using var wait = new ChannelWait<int>(Channel.CreateUnbounded<int>().Reader, over.Token);

        var next = wait.NextAsync().AsTask();
        next.IsCompleted.ShouldBeFalse();
        await over.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(next)).CancellationToken.ShouldBe(over.Token);
    }

    [Fact]
    public async Task Cancelled_BeforeItWaits_ThrowsThoughItemsAreThere()
    {
        using var over = new CancellationTokenSource();
        var channel = Channel.CreateUnbounded<int>();
        channel.Writer.TryWrite(1);
        await over.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in channel.Reader.AllAsync(over.Token))
                throw new InvalidOperationException("Nothing is read any more.");
        });
    }

    [Fact]
    public async Task FaultOfTheWriter_ReachesTheReader()
    {
        using var over = new CancellationTokenSource();
        var channel = Channel.CreateUnbounded<int>();
        using var wait = new ChannelWait<int>(channel.Reader, over.Token);

        var next = wait.NextAsync().AsTask();
        channel.Writer.Complete(new TimeoutException());

        await Should.ThrowAsync<TimeoutException>(next);
    }

    /// <summary>Whatever comes first, the reader goes on exactly once: a wait that ended twice would throw, one that did not end would hang.</summary>
    [Fact]
    public async Task CancelledAsAnItemComes_EndsOnce()
    {
        for (var i = 0; i < 2000; i++)
        {
            using var over = new CancellationTokenSource();
            var channel = Channel.CreateUnbounded<int>();
            using var wait = new ChannelWait<int>(channel.Reader, over.Token);
            var next = wait.NextAsync().AsTask();

            await Task.WhenAll(Task.Run(over.Cancel, Cancel), Task.Run(() => channel.Writer.TryWrite(1), Cancel));

            try
            {
                (await next.WaitAsync(Cancel)).ShouldBeTrue();
            }
            catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
            {
                over.IsCancellationRequested.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Waiting_SetsNothingAside()
    {
        using var over = new CancellationTokenSource();
        var channel = Channel.CreateBounded<int>(new BoundedChannelOptions(4) { AllowSynchronousContinuations = true });
        using var wait = new ChannelWait<int>(channel.Reader, over.Token);
        Rounds(10);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Rounds(1000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Rounds(int count)
        {
            for (var i = 0; i < count; i++)
            {
#pragma warning disable CA2012 // The channel is written to on this thread, so each wait is over when it is asked.
                var next = wait.NextAsync().GetAwaiter();
                channel.Writer.TryWrite(i);
                if (!next.IsCompleted || !next.GetResult() || !channel.Reader.TryRead(out _))
                    throw new InvalidOperationException("The item did not come.");
#pragma warning restore CA2012
            }
        }
    }
}
