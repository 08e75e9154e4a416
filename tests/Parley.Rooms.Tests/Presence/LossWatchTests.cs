namespace Parley.Rooms.Tests;

public sealed class LossWatchTests
{
    private readonly AudioFanOut _audio = new();
    private readonly List<int> _told = [];
    private readonly LossWatch _watch;

    public LossWatchTests() => _watch = new LossWatch(_audio, _told.Add);

    [Fact]
    public void Loss_OfTheWorstListener_IsToldWithinSeconds()
    {
        _audio.Add(new Listener { FractionLost = 0.02 });
        _audio.Add(new Listener { FractionLost = 0.15 });

        Look(seconds: 5);

        _told.ShouldBeInOrder();
        _told[^1].ShouldBeInRange(13, 15);
        _watch.Percent.ShouldBe(_told[^1]);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0)]
    public void Loss_BelowWhatIsAlwaysExpected_IsNotTold(double lost)
    {
        _audio.Add(new Listener { FractionLost = lost });

        Look(seconds: 60);

        _told.ShouldBeEmpty();
    }

    [Fact]
    public void Loss_OfAlmostEverything_IsToldAsFarAsItMatters()
    {
        _audio.Add(new Listener { FractionLost = 0.9 });

        Look(seconds: 10);

        _told[^1].ShouldBe(LossWatch.Most);
    }

    /// <summary>Reports that change from one to the next, as those of a few packets do.</summary>
    [Fact]
    public void Loss_ThatComesAndGoes_IsToldOnceAndKept()
    {
        var listener = new Listener();
        _audio.Add(listener);
        for (var report = 0; report < 20; report++)
        {
            listener.FractionLost = report % 2 == 0 ? 0.2 : 0.1;
            Look(seconds: 2);
        }

        var settled = _told.Count;
        for (var report = 0; report < 20; report++)
        {
            listener.FractionLost = report % 2 == 0 ? 0.2 : 0.1;
            Look(seconds: 2);
        }

        _told.Count.ShouldBe(settled);
        _told[^1].ShouldBeInRange(15, 20);
    }

    [Fact]
    public void Loss_ThatIsOver_IsForgottenSlowly()
    {
        var listener = new Listener { FractionLost = 0.2 };
        _audio.Add(listener);
        Look(seconds: 10);

        listener.FractionLost = 0;
        Look(seconds: 3);
        _watch.Percent.ShouldBeGreaterThan(12);
        Look(seconds: 60);

        _watch.Percent.ShouldBe(LossWatch.Least);
    }

    [Fact]
    public void Looking_AllocatesNothing()
    {
        _audio.Add(new Listener { FractionLost = 0.01 });
        Look(seconds: 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Look(seconds: 100);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private void Look(int seconds)
    {
        for (var look = 0; look < seconds / Room.TickInterval.TotalSeconds; look++)
            _watch.Look();
    }

    private sealed class Listener : IAudioListener
    {
        public double FractionLost { get; set; }

        public void OnAudio(in AudioPacket packet)
        {
        }
    }
}
