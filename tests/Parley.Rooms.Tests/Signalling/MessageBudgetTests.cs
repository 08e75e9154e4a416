using Microsoft.Extensions.Time.Testing;

namespace Parley.Rooms.Tests;

public sealed class MessageBudgetTests
{
    [Fact]
    public void TrySpend_BeyondTheBurst_WaitsForTime()
    {
        var clock = new FakeTimeProvider();
        var budget = new MessageBudget(10, clock);

        Enumerable.Range(0, 100).Count(_ => budget.TrySpend()).ShouldBe(40);
        clock.Advance(TimeSpan.FromMilliseconds(500));
        Enumerable.Range(0, 100).Count(_ => budget.TrySpend()).ShouldBe(5);
        clock.Advance(TimeSpan.FromHours(1));
        Enumerable.Range(0, 100).Count(_ => budget.TrySpend()).ShouldBe(40);
    }
}
