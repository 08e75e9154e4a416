using Parley.Audio;
using Parley.Conversation.Listening;

namespace Parley.Conversation.Tests.Listening;

public sealed class WindowFramerTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Windows_OfAWholeStream_FollowEachOther()
    {
        var starts = Feed(Enumerable.Range(0, 100).Select(i => i * Frame), out var whole);
        whole.ShouldBeTrue();
        starts.Count.ShouldBeInRange(61, 62);
        for (var i = 1; i < starts.Count; i++)
            (starts[i] - starts[i - 1]).ShouldBe(TimeSpan.FromMilliseconds(32), TimeSpan.FromMilliseconds(1.5));
    }

    [Fact]
    public void Windows_AfterAShortHole_AreWhereTheyBelong()
    {
        var starts = Feed(Enumerable.Range(0, 100).Where(i => i is not (50 or 51)).Select(i => i * Frame), out var whole);
        whole.ShouldBeTrue();
        starts.Count.ShouldBeInRange(61, 62);
    }

    [Fact]
    public void Windows_AfterALongHole_BeginAnew()
    {
        var starts = Feed(Enumerable.Range(0, 100).Where(i => i is < 30 or > 60).Select(i => i * Frame), out var whole);
        whole.ShouldBeFalse();
        starts.ShouldContain(start => start >= TimeSpan.FromMilliseconds(1210) && start < TimeSpan.FromMilliseconds(1230));
    }

    private static List<TimeSpan> Feed(IEnumerable<TimeSpan> positions, out bool whole)
    {
        var framer = new WindowFramer(AudioFormat.Wideband, 512);
        var starts = new List<TimeSpan>();
        whole = true;
        foreach (var position in positions)
        {
            whole &= framer.Push(new AudioFrame(AudioFormat.Wideband, position, new short[960]));
            while (framer.TryTake(out var window))
                starts.Add(window.Position);
        }

        return starts;
    }
}
