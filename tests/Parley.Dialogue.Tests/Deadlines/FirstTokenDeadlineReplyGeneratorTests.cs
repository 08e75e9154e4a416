using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels;

namespace Parley.Dialogue.Tests.Deadlines;

public sealed class FirstTokenDeadlineReplyGeneratorTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly ChatReplyOptions _options = new();

    [Fact]
    public async Task Reply_WithoutFirstToken_FailsAtTheDeadlineAndCancels()
    {
        var inner = new ScriptedReplies { Hangs = true };
        await using var timely = new FirstTokenDeadlineReplyGenerator(inner, Options.Create(_options));
        var reply = timely.ReadAsync(Request());
        await inner.Waiting.Task;

        _clock.Advance(_options.FirstTokenDeadline - TimeSpan.FromMilliseconds(1));
        reply.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Should.ThrowAsync<ReplyDeadlineException>(() => reply);
        await inner.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Reply_StallingAfterAToken_FailsAtTheNextTokenDeadline()
    {
        var inner = new ScriptedReplies("We are") { Hangs = true };
        await using var timely = new FirstTokenDeadlineReplyGenerator(inner, Options.Create(_options));
        var reply = timely.ReadAsync(Request());
        await inner.Waiting.Task;

        _clock.Advance(_options.NextTokenDeadline);

        await Should.ThrowAsync<ReplyDeadlineException>(() => reply);
    }

    [Fact]
    public async Task Reply_InTime_PassesThrough()
    {
        await using var timely = new FirstTokenDeadlineReplyGenerator(new ScriptedReplies("We ", "are."), Options.Create(_options));
        (await timely.ReadAsync(Request())).Text().ShouldBe("We are.");
    }

    [Fact]
    public async Task Caller_Interrupting_CancelsTheInnerReply()
    {
        var inner = new ScriptedReplies { Hangs = true };
        await using var timely = new FirstTokenDeadlineReplyGenerator(inner, Options.Create(_options));
        using var stop = new CancellationTokenSource();
        var reply = timely.ReplyAsync(Request(), stop.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await inner.Waiting.Task;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reply);
        await inner.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private ReplyRequest Request() => Clinic.Request("hello") with { Call = Clinic.Call with { Clock = _clock } };
}
