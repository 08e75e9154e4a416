using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Cli.Chatting;
using Parley.Rooms;

namespace Parley.Cli.Tests.Chatting;

public sealed class AnswerReaderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<RoomNotice> _notices = Channel.CreateUnbounded<RoomNotice>();
    private readonly FakeTimeProvider _clock = new();
    private readonly AnswerReader _reader;

    public AnswerReaderTests() => _reader = new AnswerReader(_notices, _clock);

    [Fact]
    public async Task Answer_EndsWhenTheAgentListensAgain()
    {
        Tell(AgentState.Listening);
        Tell(AgentState.Speaking);
        Say("a", "We op", final: false);
        Say("a", "We open at eight.");
        Say("q", "When?", speaker: Speaker.Caller);
        Say("b", "Anything else?");
        Tell(AgentState.Listening);
        (await NextAsync()).ShouldBe("We open at eight. Anything else?");
    }

    [Fact]
    public async Task Answer_WaitsForWordsThatComeAfterTheState()
    {
        Say("a", "We op", final: false);
        Tell(AgentState.Listening);
        var answer = NextAsync();
        answer.IsCompleted.ShouldBeFalse();
        Say("a", "We open at eight.");
        (await answer).ShouldBe("We open at eight.");
    }

    [Fact]
    public async Task Answer_WhoseLastWordsNeverCome_IsWhatCame()
    {
        Say("a", "We op", final: false);
        Tell(AgentState.Listening);
        var answer = NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await answer).ShouldBe("We op");
    }

    [Fact]
    public async Task Answer_HoldsNothingOfTheOneBefore()
    {
        Say("a", "Hello.");
        Tell(AgentState.Listening);
        (await NextAsync()).ShouldBe("Hello.");
        Say("a", "Hello.");
        Tell(AgentState.Speaking);
        Say("b", "At eight.");
        Tell(AgentState.Listening);
        (await NextAsync()).ShouldBe("At eight.");
    }

    [Fact]
    public async Task Answer_WhoseFirstWordsOvertakeTheState_IsWaitedFor()
    {
        Say("a", "Hello.");
        Tell(AgentState.Listening);
        (await NextAsync()).ShouldBe("Hello.");
        Say("m", "One moment please.");
        var answer = NextAsync();
        answer.IsCompleted.ShouldBeFalse();
        Tell(AgentState.Thinking);
        Say("b", "At eight.");
        Tell(AgentState.Listening);
        (await answer).ShouldBe("One moment please. At eight.");
    }

    [Fact]
    public async Task Answer_ThatDoesNotComeInTime_IsNone()
    {
        var answer = NextAsync();
        _clock.Advance(Patience);
        (await answer).ShouldBeNull();
    }

    [Fact]
    public async Task Answer_WhenTheAgentLeft_IsNone()
    {
        _notices.Writer.TryWrite(new RoomNotice.Left("over"));
        (await NextAsync()).ShouldBeNull();
        _reader.End.ShouldBe(new RoomNotice.Left("over"));
    }

    [Fact]
    public async Task Answer_WhenTheServerDiesAfterAGoodbye_EndedWithTheGoodbye()
    {
        Say("a", "Goodb", final: false);
        _notices.Writer.TryWrite(new RoomNotice.Left("over"));
        _notices.Writer.TryWrite(new RoomNotice.ConnectionLost("reset by peer"));
        (await NextAsync()).ShouldBe("Goodb");
        (await NextAsync()).ShouldBeNull();
        _reader.End.ShouldBe(new RoomNotice.Left("over"));
    }

    [Fact]
    public async Task Answer_WhenTheCallerCancels_Throws()
    {
        using var leaving = new CancellationTokenSource();
        var answer = _reader.NextAsync(Patience, leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(answer);
    }

    private Task<string?> NextAsync() => _reader.NextAsync(Patience, TestContext.Current.CancellationToken);

    private void Tell(AgentState state) => _notices.Writer.TryWrite(new RoomNotice.AgentStateShown(state)).ShouldBeTrue();

    private void Say(string segment, string text, bool final = true, Speaker speaker = Speaker.Agent) =>
        _notices.Writer.TryWrite(new RoomNotice.CaptionShown(new Caption(segment, speaker, text, final))).ShouldBeTrue();
}
