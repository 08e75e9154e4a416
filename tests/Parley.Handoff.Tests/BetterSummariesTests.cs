using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Testing.Handoff;

namespace Parley.Handoff.Tests;

/// <summary>A hand-off is out with the rules' summary at once; a better one is noted when it comes, and missed by nobody when it does not.</summary>
public sealed class BetterSummariesTests : IHandoffSummaries
{
    private static readonly HandoffSummary Better = new("The caller wants a table on Friday and is upset.", "large");

    private readonly WatchedClock _clock = new();
    private readonly InMemoryHandoffQueue _queue = new();
    private readonly TaskCompletionSource<HandoffSummary?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raised_IsOutWithTheRulesSummary_AndGetsTheBetterOneWhenItComes()
    {
        await using var summaries = Summaries();
        await using (var handoffs = Of(summaries))
            (await handoffs.RaiseAsync(Record(), Cancellation)).Accepted.ShouldBeTrue("nobody waits for it");
        await _asked.Task;
        (await KeptAsync()).Better.ShouldBeNull();

        _answer.SetResult(Better);
        await _queue.Noted.Task.WaitAsync(Cancellation);

        var kept = await KeptAsync();
        (kept.Summary, kept.Better).ShouldBe(("The caller wanted to book an appointment.", Better));
    }

    [Fact]
    public async Task Writer_ThatTakesTooLong_DeafToCancellation_IsWaitedForNoLonger()
    {
        var summaries = Summaries();
        await using (var handoffs = Of(summaries))
            await handoffs.RaiseAsync(Record(), Cancellation);
        await _asked.Task;
        await _clock.TimerAsync(TimeSpan.FromSeconds(10));
        _clock.Advance(TimeSpan.FromSeconds(10));
        _answer.SetResult(Better);

        // Ends when what was under way has.
        await summaries.DisposeAsync();

        (await KeptAsync()).Better.ShouldBeNull();
    }

    [Fact]
    public async Task Writer_ThatBreaks_LeavesTheRulesSummary()
    {
        var summaries = Summaries();
        _answer.SetException(new InvalidOperationException("broken"));
        await using (var handoffs = Of(summaries))
            (await handoffs.RaiseAsync(Record(), Cancellation)).Accepted.ShouldBeTrue();
        await _asked.Task;
        await summaries.DisposeAsync();

        (await KeptAsync()).Better.ShouldBeNull();
    }

    [Fact]
    public async Task RaisedAgain_WithABetterSummary_AsksForNone()
    {
        _answer.SetResult(Better);
        await using var summaries = Summaries();
        await using var handoffs = Of(summaries);
        await handoffs.RaiseAsync(Record(), Cancellation);
        await _queue.Noted.Task.WaitAsync(Cancellation);

        await handoffs.RaiseAsync(Record(), Cancellation);

        _count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 10)]
    public async Task WithoutACallOrATime_NobodyIsAsked(bool hasBasis, int seconds)
    {
        var summaries = Summaries(seconds);
        await using (var handoffs = Of(summaries))
            await handoffs.RaiseAsync(hasBasis ? Record() : Raised.Record(_clock), Cancellation);
        await summaries.DisposeAsync();

        _count.ShouldBe(0);
    }

    Task<HandoffSummary?> IHandoffSummaries.WriteAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        _asked.TrySetResult();
        return _answer.Task;
    }

    private BetterSummaries Summaries(int seconds = 10) => new(
        _queue, Options.Create(new HandoffOptions { SummaryDeadline = TimeSpan.FromSeconds(seconds) }), NullLogger<BetterSummaries>.Instance, this);

    private Handoffs Of(BetterSummaries summaries)
    {
        var options = Options.Create(new HandoffOptions());
        return new Handoffs(_queue, new HandoffDeliveries(_queue, [], options, NullLogger<HandoffDeliveries>.Instance), summaries, options, NullLogger<Handoffs>.Instance);
    }

    private HandoffRecord Record()
    {
        var record = Raised.Record(_clock);
        var agent = new AgentDefinition { AgentName = record.AgentName, TenantId = Raised.Clinic.Id, VoiceProfile = "clear", Language = "en-US" };
        return record with { Basis = new HandoffBasis(agent, record.LastTurns) };
    }

    private async Task<QueuedHandoff> KeptAsync() => (await _queue.ListAsync(Raised.Clinic, null, null, 10, Cancellation)).ShouldHaveSingleItem();
}
