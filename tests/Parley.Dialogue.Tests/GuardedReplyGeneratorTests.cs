using Parley.Dialogue.Guarding;
using Parley.Guardrails;

namespace Parley.Dialogue.Tests;

public sealed class GuardedReplyGeneratorTests
{
    [Theory]
    [InlineData("Wrong. Then this. And that.")]
    [InlineData("First this. Wrong. And that.")]
    [InlineData("First this. Then that. Wrong.")]
    [InlineData("Wrong. Wrong. And that.")]
    public async Task Sentence_InAnothersPlace_StandsApartFromItsNeighbours(string reply)
    {
        // A piece at a time, as a model streams.
        var pieces = new ScriptedReplies([.. reply.Select(letter => letter.ToString())]);
        var said = (await new GuardedReplyGenerator(pieces, new Hedging(), SpokenMask.None).ReadAsync(Clinic.Request("hm"))).Text();
        said.Trim().ShouldBe(reply.Replace("Wrong.", "I am not certain.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("A fever is common. Rest and fluids help. Call us after three days.", "A fever is common. Rest and fluids help. Call us after three days. General only.")]
    [InlineData("A fever is common. Rest helps. Which day would you like?", "A fever is common. Rest helps. General only. Which day would you like?")]
    [InlineData("A fever is common.", "A fever is common. General only.")]
    [InlineData("We open at eight. Which day would you like?", "We open at eight. Which day would you like?")]
    public async Task Remark_StandsBesideTheFacts_AndNeverBetweenThem(string reply, string said)
    {
        foreach (string[] pieces in (string[][])[[reply], [.. reply.Select(letter => letter.ToString())]])
            (await new GuardedReplyGenerator(new ScriptedReplies(pieces), new Remarking(), SpokenMask.None).ReadAsync(Clinic.Request("hm"))).Text().Trim().Replace("  ", " ", StringComparison.Ordinal).ShouldBe(said);
    }

    private sealed class Remarking : IGuardrailChain
    {
        private bool _isSaid;

        public IReadOnlyDictionary<string, string> Known => new Dictionary<string, string>();

        public ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken)
        {
            var isDue = !_isSaid && subject.Stage is GuardrailStage.Reply && subject.Text.Contains("fever", StringComparison.Ordinal);
            _isSaid |= isDue;
            return new(new GuardrailOutcome(subject.Text, null, []) { Remarks = isDue ? ["General only."] : [] });
        }
    }

    private sealed class Hedging : IGuardrailChain
    {
        public IReadOnlyDictionary<string, string> Known => new Dictionary<string, string>();

        public ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) =>
            new(new GuardrailOutcome(subject.Text.Contains("Wrong", StringComparison.Ordinal) ? "I am not certain." : subject.Text, null, []));
    }
}
