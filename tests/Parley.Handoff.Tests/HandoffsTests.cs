using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Parley.Testing.Handoff;

namespace Parley.Handoff.Tests;

public sealed class HandoffsTests : IAsyncDisposable
{
    private readonly WatchedClock _clock = new();
    private readonly InMemoryHandoffQueue _queue = new();
    private HandoffDeliveries? _deliveries;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutTargets_TheQueueTakesIt()
    {
        await using var handoffs = Of();
        var receipt = await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation);
        receipt.Accepted.ShouldBeTrue();
        receipt.Tell.ShouldBe("I have passed everything on. A colleague at the front desk will get back to you.");
        var kept = (await QueuedAsync()).ShouldHaveSingleItem();
        (kept.Id, kept.Reason, kept.Queue, kept.Target, kept.Status).ShouldBe((receipt.Id, HandoffReason.AskedForPerson, "front_desk", "", HandoffStatus.Open));
        kept.LastTurns[^1].Text.ShouldBe("Let me talk to somebody, please.");
    }

    [Fact]
    public async Task OfACall_AreKnown_AndABrokenQueueKnowsNone()
    {
        await using var handoffs = Of();
        var record = Raised.Record(_clock);
        var receipt = await handoffs.RaiseAsync(record, Cancellation);
        (await handoffs.OfCallAsync(record.Call, Cancellation)).ShouldHaveSingleItem().Id.ShouldBe(receipt.Id);

        _queue.Fault = new IOException("The disk is full.");

        (await handoffs.OfCallAsync(record.Call, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task AskedTwice_YieldsOneRecordAndOneDelivery()
    {
        var target = ScriptedTarget.Takes("webhook");
        await using var handoffs = Of(target);
        var first = await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation)).ShouldBe(first);
        target.Asked.ShouldBe(1);
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("webhook");

        (await handoffs.RaiseAsync(Raised.Record(_clock, HandoffReason.Anger), Cancellation)).Id.ShouldNotBe(first.Id);
        (await QueuedAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AskedManyTimesAtOnce_YieldsOneDelivery()
    {
        var gate = new TaskCompletionSource<HandoffDelivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        var target = new ScriptedTarget("webhook", _ => gate.Task);
        await using var handoffs = Of(target);
        var raised = Enumerable.Range(0, 8).Select(_ => handoffs.RaiseAsync(Raised.Record(_clock), Cancellation).AsTask()).ToList();
        await target.First.Task;
        gate.SetResult(new HandoffDelivery.Taken());
        (await Task.WhenAll(raised)).Distinct().ShouldHaveSingleItem();
        target.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task FailingTarget_FallsToTheNext()
    {
        var thrown = new ScriptedTarget("webhook", _ => Task.FromException<HandoffDelivery>(new InvalidOperationException()));
        var (refused, taken, last) = (ScriptedTarget.Fails("second"), ScriptedTarget.Takes("email"), ScriptedTarget.Takes("last"));
        await using var handoffs = Of(thrown, refused, new ScriptedTarget("off", _ => throw new InvalidOperationException()) { IsOn = false }, taken, last);
        (await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation)).Accepted.ShouldBeTrue();
        (thrown.Asked, refused.Asked, taken.Asked, last.Asked).ShouldBe((1, 1, 1, 0));
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("email");
    }

    [Fact]
    public async Task SlowTarget_DeafToCancellation_KeepsTheCallerASecond_AndFallsToTheNextBehindTheirBack()
    {
        var never = new TaskCompletionSource<HandoffDelivery>();
        var (slow, next) = (new ScriptedTarget("webhook", _ => never.Task), ScriptedTarget.Takes("email"));
        await using (var handoffs = Of(slow, next))
        {
            var raising = handoffs.RaiseAsync(Raised.Record(_clock), Cancellation).AsTask();
            await _clock.TimerAsync(TimeSpan.FromSeconds(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
            var receipt = await raising;
            receipt.Accepted.ShouldBeFalse();
            receipt.Tell.ShouldBe("I have passed everything on. A colleague at the front desk will get back to you.");
            next.Asked.ShouldBe(0);
            _clock.Advance(TimeSpan.FromSeconds(1));
            await next.First.Task;
        }

        await _deliveries!.DisposeAsync();
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("email");
    }

    [Fact]
    public async Task EveryTargetFailed_TheyAreAskedAgainAfterAPause()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var target = new ScriptedTarget("webhook", _ =>
        {
            if (Interlocked.Increment(ref asked) == 1)
                return Task.FromResult<HandoffDelivery>(new HandoffDelivery.Failed("503"));
            second.TrySetResult();
            return Task.FromResult<HandoffDelivery>(new HandoffDelivery.Taken());
        });
        await using (var handoffs = Of(target))
        {
            (await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation)).Accepted.ShouldBeFalse();
            await _clock.TimerAsync(TimeSpan.FromSeconds(5));
            _clock.Advance(TimeSpan.FromSeconds(5));
            await second.Task;
        }

        await _deliveries!.DisposeAsync();
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("webhook");
    }

    [Fact]
    public async Task EveryTargetFailed_ItWaitsInTheQueueAndIsTriedAgainWhenAskedAgain()
    {
        var isUp = false;
        var target = new ScriptedTarget("webhook", _ => Task.FromResult<HandoffDelivery>(isUp ? new HandoffDelivery.Taken() : new HandoffDelivery.Failed("503")));
        await using var handoffs = Of(target);
        var receipt = await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation);
        receipt.Accepted.ShouldBeFalse();
        receipt.Tell.ShouldContain("will get back to you", Case.Sensitive, "the queue has it");
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBeEmpty();

        isUp = true;
        (await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation)).Accepted.ShouldBeTrue();
        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("webhook");
    }

    [Fact]
    public async Task BrokenQueue_ATargetStillTellsPeople()
    {
        _queue.Fault = new IOException("disk full");
        await using (var handoffs = Of(ScriptedTarget.Takes("webhook")))
            (await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation)).Accepted.ShouldBeTrue();
        await using (var handoffs = Of(ScriptedTarget.Fails("webhook")))
        {
            var receipt = await handoffs.RaiseAsync(Raised.Record(_clock), Cancellation);
            receipt.Accepted.ShouldBeFalse();
            receipt.Tell.ShouldStartWith("I am sorry, I could not pass this on");
        }
    }

    [Fact]
    public async Task CallerHangsUpMeanwhile_PeopleLearnOfItAllTheSame()
    {
        var gate = new TaskCompletionSource<HandoffDelivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        var target = new ScriptedTarget("webhook", _ => gate.Task);
        await using (var handoffs = Of(target))
        {
            using var call = new CancellationTokenSource();
            var raising = handoffs.RaiseAsync(Raised.Record(_clock), call.Token).AsTask();
            await target.First.Task;
            await call.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => raising);
            gate.SetResult(new HandoffDelivery.Taken());
        }

        (await QueuedAsync()).ShouldHaveSingleItem().Target.ShouldBe("webhook");
    }

    [Fact]
    public async Task Withdrawn_TellsWhoTookIt_AndIsAnotherWhenRaisedAgain()
    {
        var (refused, taken) = (ScriptedTarget.Fails("webhook"), ScriptedTarget.Takes("email"));
        await using var handoffs = Of(refused, taken);
        var record = Raised.Record(_clock);
        var id = (await handoffs.RaiseAsync(record, Cancellation)).Id;

        (await handoffs.WithdrawAsync(record.Call, id, Cancellation)).ShouldBeOfType<HandoffChange.Made>().Handoff.Status.ShouldBe(HandoffStatus.Withdrawn);

        refused.Withdrawn.ShouldBeEmpty();
        taken.Withdrawn.ShouldBe([id]);
        (await QueuedAsync()).ShouldHaveSingleItem().Status.ShouldBe(HandoffStatus.Withdrawn);

        var again = (await handoffs.RaiseAsync(record, Cancellation)).Id;
        again.ShouldNotBe(id, "whoever was told of the first would take it for the same");
        (await handoffs.RaiseAsync(record, Cancellation)).Id.ShouldBe(again, "asking twice is one");
        (await QueuedAsync()).ToDictionary(q => q.Id, q => q.Status).ShouldBe(new Dictionary<string, HandoffStatus> { [id] = HandoffStatus.Withdrawn, [again] = HandoffStatus.Open }, ignoreOrder: true);
        taken.Asked.ShouldBe(2);

        await handoffs.WithdrawAsync(record.Call, again, Cancellation);
        (await handoffs.RaiseAsync(record, Cancellation)).Id.ShouldNotBeOneOf(id, again);
    }

    [Fact]
    public async Task Withdrawn_WhileATargetIsAsked_IsToldOnceItTookIt()
    {
        var gate = new TaskCompletionSource<HandoffDelivery>(TaskCreationOptions.RunContinuationsAsynchronously);
        var target = new ScriptedTarget("webhook", _ => gate.Task);
        await using (var handoffs = Of(target))
        {
            var record = Raised.Record(_clock);
            var raising = handoffs.RaiseAsync(record, Cancellation).AsTask();
            await target.First.Task;
            var id = (await QueuedAsync()).ShouldHaveSingleItem().Id;
            (await handoffs.WithdrawAsync(record.Call, id, Cancellation)).ShouldBeOfType<HandoffChange.Made>();
            target.Withdrawn.ShouldBeEmpty();
            gate.SetResult(new HandoffDelivery.Taken());
            await raising;
            target.Withdrawn.ShouldBe([id]);
        }
    }

    [Fact]
    public async Task Claimed_IsNotWithdrawn()
    {
        var target = ScriptedTarget.Takes("webhook");
        await using var handoffs = Of(target);
        var record = Raised.Record(_clock);
        var id = (await handoffs.RaiseAsync(record, Cancellation)).Id;
        await _queue.ClaimAsync(Raised.Clinic, id, "Ada", _clock.GetUtcNow(), Cancellation);

        (await handoffs.WithdrawAsync(record.Call, id, Cancellation)).ShouldBeOfType<HandoffChange.TooLate>();
        (await handoffs.WithdrawAsync(record.Call, "handoff_none", Cancellation)).ShouldBeOfType<HandoffChange.Missing>();

        target.Withdrawn.ShouldBeEmpty();
    }

    private Handoffs Of(params IHandoffTarget[] targets)
    {
        var options = Options.Create(new HandoffOptions());
        _deliveries = new HandoffDeliveries(_queue, targets, options, NullLogger<HandoffDeliveries>.Instance);
        return new Handoffs(_queue, _deliveries, new BetterSummaries(_queue, options, NullLogger<BetterSummaries>.Instance), options, NullLogger<Handoffs>.Instance);
    }

    public ValueTask DisposeAsync() => _deliveries?.DisposeAsync() ?? default;

    private async Task<IReadOnlyList<QueuedHandoff>> QueuedAsync() => await _queue.ListAsync(Raised.Clinic, null, null, 10, Cancellation);
}
