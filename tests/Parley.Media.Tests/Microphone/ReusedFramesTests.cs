using Parley.Audio;

namespace Parley.Media.Tests.Microphone;

public sealed class ReusedFramesTests
{
    private const int Capacity = 5;

    /// <summary>Of the thread, as the pool may well give the reader the writer's own thread once the write is over.</summary>
    [ThreadStatic]
    private static bool s_writing;

    private readonly ReusedFrames _frames = new(Capacity, samples: 4);

    [Fact]
    public void HeldFrame_StaysAsItWas_HoweverFarTheWriterGoesOn()
    {
        Write(1);
        _frames.TryRead(out var held).ShouldBeTrue();
        for (short number = 2; number < 40; number++)
            Write(number);

        held.Samples.ToArray().ShouldBe([1, 1, 1, 1]);
    }

    [Fact]
    public void LaggingReader_GetsTheLatestFrames_EachWhole()
    {
        for (short number = 1; number <= 20; number++)
            Write(number);

        for (short number = 16; number <= 20; number++)
        {
            _frames.TryRead(out var frame).ShouldBeTrue();
            frame.Samples.ToArray().ShouldAllBe(sample => sample == number);
        }

        _frames.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public void FramesThatWereRead_AreFilledAnew()
    {
        Write(1);
        _frames.TryRead(out var first);
        Write(2);
        _frames.TryRead(out _);
        Write(3);
        _frames.TryRead(out var third);

        third.Samples.Equals(first.Samples).ShouldBeTrue();
    }

    [Fact]
    public async Task WaitingReader_NeverGoesOnWithinTheWrite()
    {
        var reading = ReadOneAsync();
        s_writing = true;
        Write(7);
        s_writing = false;

        var (samples, withinTheWrite) = await reading;

        samples.ShouldAllBe(sample => sample == 7);
        withinTheWrite.ShouldBeFalse();

        async Task<(short[] Samples, bool WithinTheWrite)> ReadOneAsync()
        {
            (await _frames.WaitToReadAsync(TestContext.Current.CancellationToken).ConfigureAwait(false)).ShouldBeTrue();
            _frames.TryRead(out var frame);
            return (frame.Samples.ToArray(), s_writing);
        }
    }

    [Fact]
    public async Task WaitingReader_OfFramesThatEnd_IsToldSo()
    {
        var wait = _frames.WaitToReadAsync(TestContext.Current.CancellationToken);
        _frames.Complete();

        (await wait).ShouldBeFalse();
        (await _frames.WaitToReadAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task WaitThatIsCancelled_Ends_AndALaterOneHearsWhatComes()
    {
        using var cancelled = new CancellationTokenSource();
        var wait = _frames.WaitToReadAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await wait);
        await Should.ThrowAsync<OperationCanceledException>(async () => await _frames.WaitToReadAsync(cancelled.Token));

        var later = _frames.WaitToReadAsync(TestContext.Current.CancellationToken);
        Write(3);

        (await later).ShouldBeTrue();
        _frames.TryRead(out _).ShouldBeTrue();
    }

    private void Write(short number) => _frames.Write(AudioFormat.Recognition, TimeSpan.FromMilliseconds(number), [number, number, number, number]);
}
