using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Parley.Dialogue.Deadlines;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.Deadlines;

public sealed class FallbackReplyGeneratorTests
{
    private readonly FakeLogger<FallbackReplyGenerator> _logger = new();

    [Fact]
    public async Task Primary_FailingBeforeAWord_IsReplacedUnheard()
    {
        var parts = await Generator(new ScriptedReplies { Fault = new HttpRequestException("refused") }).ReadAsync(Clinic.Request("where"));

        parts.Text().ShouldBe("grounded");
        var warning = _logger.Collector.GetSnapshot().Where(r => r.Level > LogLevel.Trace).ShouldHaveSingleItem();
        warning.Exception.ShouldBeOfType<HttpRequestException>();
        warning.Message.ShouldNotContain("where");
    }

    [Fact]
    public async Task Models_ThatDoNotAnswer_AreToldByNameOnOneLineWithoutATrace()
    {
        var last = new HttpRequestException("HTTP 500\n\nboom");
        var fault = new NoModelException($"None of 2 models began to answer. fast: Nothing came within 1500 ms. house: {last.Message}", last);
        await Generator(new ScriptedReplies { Fault = fault }).ReadAsync(Clinic.Request("where"));

        var warning = _logger.Collector.GetSnapshot().Where(r => r.Level > LogLevel.Trace).ShouldHaveSingleItem();
        warning.Exception.ShouldBeNull();
        warning.Message.ShouldBe(
            "Tenant clinic_123, call call_1: the model failed after 0 characters of its reply; the grounded answer is given. " +
            "None of 2 models began to answer. fast: Nothing came within 1500 ms. house: HTTP 500 boom");
    }

    [Fact]
    public async Task Primary_DyingInTheFirstSentence_IsReplacedUnheard() =>
        (await Generator(new ScriptedReplies("We are op") { Fault = new IOException() }).ReadAsync(Clinic.Request("x"))).Text().ShouldBe("grounded");

    [Fact]
    public async Task Primary_DyingLater_StopsAtTheSentenceAndApologises()
    {
        var primary = new ScriptedReplies("We open at 8 a.m. on Mon", "day. And we cl") { Fault = new IOException() };
        var text = (await Generator(primary).ReadAsync(Clinic.Request("x"))).Text();

        text.ShouldBe("We open at 8 a.m. on Monday. Sorry, I lost my thread. Could you ask me that once more?");
    }

    [Fact]
    public async Task Primary_EndingWell_IsSaidWhole()
    {
        (await Generator(new ScriptedReplies("One. Two", " three")).ReadAsync(Clinic.Request("x"))).Text().ShouldBe("One. Two three");
        _logger.Collector.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Caller_Interrupting_IsNoFault()
    {
        var primary = new ScriptedReplies { Hangs = true };
        using var stop = new CancellationTokenSource();
        var reply = Generator(primary).ReplyAsync(Clinic.Request("x"), stop.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await primary.Waiting.Task;
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reply);
        _logger.Collector.Count.ShouldBe(0);
    }

    private FallbackReplyGenerator Generator(IReplyGenerator primary) => new(primary, new ScriptedReplies("grounded"), _logger, Guarding.SpokenMask.None);
}
