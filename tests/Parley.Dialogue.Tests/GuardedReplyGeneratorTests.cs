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

    private sealed class Hedging : IGuardrailChain
    {
        public IReadOnlyDictionary<string, string> Known => new Dictionary<string, string>();

        public ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) =>
            new(new GuardrailOutcome(subject.Text.Contains("Wrong", StringComparison.Ordinal) ? "I am not certain." : subject.Text, null, []));
    }
}
