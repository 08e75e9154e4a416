using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Parley.Flows.Running;
using Parley.Records;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>An answer that takes long is covered by words until its own come.</summary>
public sealed class SlowAnswerTests
{
    private static readonly ReplyPart Note = new ReplyPart.Noted(new CallEvent.Degraded(TimeSpan.Zero, "knowledge", "late"));

    private readonly FakeTimeProvider _clock = new();
    private readonly Channel<ReplyPart> _answer = Channel.CreateUnbounded<ReplyPart>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SlowAnswer_IsCovered_AndThenTold()
    {
        await using var parts = SlowWork.CoverAsync(AnswerAsync(Cancellation), _clock, Cancellation).GetAsyncEnumerator(Cancellation);

        var next = parts.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(2.7));
        next.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        (await next).ShouldBeTrue();
        Text(parts).ShouldBe(SlowWork.Filler + " ");
        next = parts.MoveNextAsync().AsTask();
        _answer.Writer.TryWrite(new ReplyPart.Text("We open at eight."));
        (await next).ShouldBeTrue();
        Text(parts).ShouldBe("We open at eight.");
        _answer.Writer.Complete();
        (await parts.MoveNextAsync()).ShouldBeFalse();
    }

    /// <summary>A search that came too late, a model that broke: the caller hears nothing of either, and waits on.</summary>
    [Fact]
    public async Task NotesOfASlowAnswer_DoNotDelayTheWordsThatCoverIt()
    {
        await using var parts = SlowWork.CoverAsync(AnswerAsync(Cancellation), _clock, Cancellation).GetAsyncEnumerator(Cancellation);
        var waits = new (int Milliseconds, string Covered)[] { (2800, SlowWork.Filler), (3400, SlowWork.Longer), (6000, SlowWork.Longer) };
        foreach (var (milliseconds, covered) in waits)
        {
            var noted = parts.MoveNextAsync().AsTask();
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds - 300));
            _answer.Writer.TryWrite(Note);
            (await noted).ShouldBeTrue();
            parts.Current.ShouldBe(Note);
            var next = parts.MoveNextAsync().AsTask();
            _clock.Advance(TimeSpan.FromMilliseconds(299));
            next.IsCompleted.ShouldBeFalse(covered);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            (await next).ShouldBeTrue();
            Text(parts).ShouldBe(covered + " ");
        }

        _answer.Writer.Complete();
    }

    [Fact]
    public async Task Answer_WithItsFirstWordsThere_IsNotTalkedInto()
    {
        await using var parts = SlowWork.CoverAsync(AnswerAsync(Cancellation), _clock, Cancellation).GetAsyncEnumerator(Cancellation);
        _answer.Writer.TryWrite(new ReplyPart.Text("We open "));
        (await parts.MoveNextAsync()).ShouldBeTrue();

        var next = parts.MoveNextAsync().AsTask();
        _clock.Advance(TimeSpan.FromSeconds(30));
        next.IsCompleted.ShouldBeFalse();
        _answer.Writer.TryWrite(new ReplyPart.Text("at eight."));
        (await next).ShouldBeTrue();
        Text(parts).ShouldBe("at eight.");
    }

    [Fact]
    public async Task Listener_WhoLeaves_EndsIt()
    {
        using var left = new CancellationTokenSource();
        await using var parts = SlowWork.CoverAsync(AnswerAsync(left.Token), _clock, left.Token).GetAsyncEnumerator(left.Token);
        var next = parts.MoveNextAsync().AsTask();

        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await next);
    }

    private static string Text(IAsyncEnumerator<ReplyPart> parts) => parts.Current.ShouldBeOfType<ReplyPart.Text>().Value;

    private async IAsyncEnumerable<ReplyPart> AnswerAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in _answer.Reader.ReadAllAsync(cancellationToken))
            yield return part;
    }
}
