using Parley.Dialogue.Grounded;
using Parley.Dialogue.Tests.LanguageModels;
using Parley.Records;

namespace Parley.Dialogue.Tests.Grounded;

public sealed class KnowledgeDeadlineTests
{
    [Fact]
    public async Task SearchThatHangs_IsGivenUpAndSaidToBe()
    {
        await using var bench = new ModelBench();
        (await bench.Replies.ReadAsync(bench.Request("when do you open on monday"))).Text().ShouldNotBe(GroundedAnswerer.NotNow);
        bench.HangsKnowledge = true;
        var reading = bench.Replies.ReadAsync(bench.Request("when do you open on monday"));
        await bench.Clock.TimerAsync(TimeSpan.FromSeconds(2.5));
        bench.Clock.Advance(TimeSpan.FromSeconds(2.5));

        var parts = await reading.WaitAsync(TestContext.Current.CancellationToken);
        parts.Text().ShouldBe(GroundedAnswerer.NotNow);
        parts.OfType<ReplyPart.Noted>().Select(part => part.Fact).OfType<CallEvent.Degraded>().ShouldHaveSingleItem().Engine.ShouldBe("knowledge");
    }
}
