using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Calls;
using Parley.Guardrails.Sensitive;

namespace Parley.Guardrails.Tests.Sensitive;

/// <summary>What an agent's file says of masking, over what the server is set to.</summary>
public sealed class MaskingPolicyTests
{
    private const string Said = "my card is 4539 1488 0343 6467, my social is 078-05-1120, call me at 415 223 1212";
    private const string Phone = "my card is [card number], my social is 078-05-1120, call me at [phone number]";
    private const string Everything = "my card is [card number], my social is [social security number], call me at [phone number]";
    private const string CardOnly = "my card is [card number], my social is 078-05-1120, call me at 415 223 1212";
    private const string Usual = "my card is [card number], my social is [social security number], call me at 415 223 1212";

    [Theory]
    [InlineData(MaskingTarget.Transcript, Phone)]
    [InlineData(MaskingTarget.Log, CardOnly)]
    [InlineData(MaskingTarget.Prompt, Everything)]
    [InlineData(MaskingTarget.Event, Everything)]
    [InlineData(MaskingTarget.Dialogue, CardOnly)]
    public void Agent_SettlesWhatIsMaskedWhere_ButForCards(MaskingTarget target, string masked)
    {
        var agent = TestSubject.Agent with
        {
            Masking = new MaskingPolicy { Transcript = [SensitiveCategory.Phone], Log = [], Prompt = MaskingPolicy.All },
        };
        Masking().Mask(Said, agent, target).ShouldBe(masked);
    }

    /// <summary>What an agent and its business call themselves is nobody's secret; who is greeted by name is masked as ever.</summary>
    [Theory]
    [InlineData("Hello, this is Bistro Verde. How can I help you?", "Hello, this is Bistro Verde. How can I help you?")]
    [InlineData("You have called Bistro Verde, my name is Clara.", "You have called Bistro Verde, my name is Clara.")]
    [InlineData("my name is Oscar Lindqvist", "my name is [name]")]
    [InlineData("my name is Verde Lindqvist", "my name is [name]")]
    [InlineData("Hello, this is Ada Lovelace speaking", "Hello, this is [name] speaking")]
    [InlineData("my name is Ada Lovelace", "my name is [name]")]
    public void OwnNames_AreNotMasked(string said, string written)
    {
        var agent = TestSubject.Agent with { Masking = new MaskingPolicy { Prompt = MaskingPolicy.All }, AgentName = "Clara", Greeting = "Hello Ada Lovelace, this is Bistro Verde for Ada Lovelace. How can I help you?" };

        Masking().Mask(said, agent, MaskingTarget.Prompt).ShouldBe(written);
        new SensitiveTranscripts(Masking()).Open(agent).Mask(Speaker.Agent, said, MaskingTarget.Prompt).Text.ShouldBe(written);
    }

    [Fact]
    public void PlacesAnAgentDoesNotName_AreLeftToTheServer()
    {
        var options = new MaskingOptions();
        options.Overrides["clinic_123"] = new MaskingOptions { Transcript = [SensitiveCategory.Phone], Prompt = [] };
        var agent = TestSubject.Agent with { Masking = new MaskingPolicy { Prompt = MaskingPolicy.All } };
        Masking(options).Mask(Said, agent, MaskingTarget.Transcript).ShouldBe(Phone);
        Masking(options).Mask(Said, agent, MaskingTarget.Prompt).ShouldBe(Everything);
        Masking(options).Mask(Said, TestSubject.Agent, MaskingTarget.Prompt).ShouldBe(CardOnly);
        Masking().Mask(Said, TestSubject.Agent, MaskingTarget.Transcript).ShouldBe(Usual);
    }

    [Fact]
    public async Task Agent_SettlesWhatAModelReadsOfStrangersTexts()
    {
        var agent = TestSubject.Agent with { Masking = new MaskingPolicy { Prompt = [SensitiveCategory.Phone] } };
        var guardrail = new SensitiveDataGuardrail(Masking(), Options.Create(new MaskingOptions()));
        var verdict = await guardrail.InspectAsync(TestSubject.Of(GuardrailStage.RetrievedText, "Ann's number is 415 223 1212.", agent), TestContext.Current.CancellationToken);
        verdict.ShouldBeOfType<GuardrailVerdict.Replace>().Text.ShouldBe("Ann's number is [phone number].");
    }

    [Fact]
    public void WhatIsAlwaysMasked_NoAgentsFileSwitchesOff()
    {
        var options = new MaskingOptions { Always = new MaskingPolicy { Log = MaskingPolicy.All } };
        options.Overrides["clinic_123"] = new MaskingOptions { Always = new MaskingPolicy { Transcript = [SensitiveCategory.Phone] } };
        options.Overrides[$"clinic_123/{TestSubject.Agent.AgentName}"] = new MaskingOptions { Transcript = [] };
        var agent = TestSubject.Agent with { Masking = new MaskingPolicy { Log = [], Prompt = [], Transcript = [SensitiveCategory.SocialSecurityNumber] } };
        Masking(options).Mask(Said, agent, MaskingTarget.Log).ShouldBe(Everything);
        Masking(options).Mask(Said, agent, MaskingTarget.Transcript).ShouldBe(Everything);
        Masking(options).Mask(Said, agent, MaskingTarget.Prompt).ShouldBe(CardOnly);
        Masking(options).Mask(Said, TestSubject.Agent, MaskingTarget.Transcript).ShouldBe(Phone);
    }

    private static SensitiveText Masking(MaskingOptions? options = null) => new(Options.Create(options ?? new MaskingOptions()));
}
