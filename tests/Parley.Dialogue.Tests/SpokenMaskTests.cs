using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Guardrails;

namespace Parley.Dialogue.Tests;

public sealed class SpokenMaskTests : ISensitiveTranscripts, ISensitiveTranscript
{
    [Fact]
    public void WhatWasHeardBeforeTheLineBroke_IsMaskedTooAndStaysApart()
    {
        var request = Clinic.Request("it is 4539", new Utterance(Speaker.Agent, "Which card?")) with { Earlier = [new Utterance(Speaker.Caller, "my card is 4111")] };

        var masked = new SpokenMask(this).For(request, MaskingTarget.Prompt);

        masked.Earlier.ShouldHaveSingleItem().Text.ShouldBe("my card is [card]");
        masked.History.ShouldHaveSingleItem().Text.ShouldBe("Which card?");
        masked.UserText.ShouldBe("it is [card]");
    }

    [Fact]
    public void CallThatIsSummedUp_IsMaskedForHandoffsAndForModels()
    {
        var request = Clinic.Request("it is 4539 for event", new Utterance(Speaker.Agent, "Is it 4111 for prompt?")) with { Turn = 3 };

        var basis = new SpokenMask(this).BasisOf(request);

        basis.Heard.Select(heard => heard.Text).ShouldBe(["Is it [card] for [prompt]?", "it is [card] for [event]"]);
        basis.Turn.ShouldBe(3);
    }

    ISensitiveTranscript ISensitiveTranscripts.Open(AgentDefinition agent) => this;

    MaskedUtterance ISensitiveTranscript.Mask(Speaker speaker, string text, MaskingTarget target) =>
        new(
            text.Replace("4539", "[card]", StringComparison.Ordinal).Replace("4111", "[card]", StringComparison.Ordinal)
                .Replace($"for {target.ToString().ToLowerInvariant()}", $"for [{target.ToString().ToLowerInvariant()}]", StringComparison.Ordinal), []);

    string ISensitiveTranscript.Preview(string text, MaskingTarget target) => text;
}
