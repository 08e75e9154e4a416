using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Tools.Gateway.Limits;

namespace Parley.Tools.Tests.Gateway;

public sealed class CallCountsTests
{
    [Fact]
    public void ManyCalls_AreForgottenAfterAnHourButLiveOnesAreNot()
    {
        var clock = new FakeTimeProvider();
        var counts = new CallCounts(clock);
        counts.TryTake(new CallId("live"), "look", 2).ShouldBeTrue();
        for (var i = 0; i < 10_000; i++)
            counts.TryTake(new CallId($"old {i}"), "look", 1).ShouldBeTrue();
        counts.Count.ShouldBe(10_001);
        clock.Advance(TimeSpan.FromMinutes(50));
        counts.TryTake(new CallId("live"), "look", 2).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(20));
        counts.TryTake(new CallId("new"), "look", 1).ShouldBeTrue();
        counts.Count.ShouldBe(2);
        counts.TryTake(new CallId("live"), "look", 2).ShouldBeFalse();
    }
}
