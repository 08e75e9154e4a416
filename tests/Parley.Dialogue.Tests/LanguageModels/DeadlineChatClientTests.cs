using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.Testing;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class DeadlineChatClientTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Next = TimeSpan.FromSeconds(1);

    private readonly WatchedTime _clock = new() { Cancellation = TestContext.Current.CancellationToken };

    [Fact]
    public async Task Answer_WithoutFirstToken_FailsAtTheDeadlineAndCancels()
    {
        var model = new ScriptedChat([ScriptedChat.Hang]);
        var answer = ReadAsync(model);
        await model.Hanging.Task;
        await _clock.TimerAsync(First);

        _clock.Advance(First - TimeSpan.FromMilliseconds(1));
        answer.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        await Should.ThrowAsync<ReplyDeadlineException>(() => answer);
        await model.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Answer_StallingAfterAToken_FailsAtTheNextTokenDeadline()
    {
        var model = new ScriptedChat(["We are", ScriptedChat.Hang]);
        var answer = ReadAsync(model);
        await _clock.TimerAsync(Next);

        _clock.Advance(Next);

        await Should.ThrowAsync<ReplyDeadlineException>(() => answer);
    }

    [Fact]
    public async Task EmptyUpdates_BeforeTheFirstToken_DoNotCount()
    {
        var model = new ScriptedChat(["", ScriptedChat.Hang]);
        var answer = ReadAsync(model);
        await model.Hanging.Task;
        await _clock.TimerAsync(First);

        _clock.Advance(First);

        await Should.ThrowAsync<ReplyDeadlineException>(() => answer);
    }

    [Fact]
    public async Task Answer_InTime_PassesThrough() => (await ReadAsync(new ScriptedChat(["We ", "are."]))).ShouldBe("We are.");

    [Fact]
    public async Task Caller_Interrupting_CancelsTheModel()
    {
        var model = new ScriptedChat([ScriptedChat.Hang]);
        using var stop = new CancellationTokenSource();
        var answer = ReadAsync(model, stop.Token);
        await model.Hanging.Task;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => answer);
        await model.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string> ReadAsync(ScriptedChat model, CancellationToken? interrupted = null)
    {
        await using var abandoned = new AbandonedReplies();
        var timely = new DeadlineChatClient(model, First, Next, _clock, abandoned);
        return (await timely.GetResponseAsync("Hi", cancellationToken: interrupted ?? TestContext.Current.CancellationToken)).Text;
    }
}
