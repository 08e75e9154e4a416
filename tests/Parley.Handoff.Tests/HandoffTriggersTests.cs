using Parley.Agents;
using Parley.Handoff.Triggers;

namespace Parley.Handoff.Tests;

public sealed class HandoffTriggersTests
{
    private static readonly HandoffPolicy Policy = new() { Queues = new Dictionary<HandoffReason, string> { [HandoffReason.PaymentDispute] = "billing" } };

    public static TheoryData<HandoffSignal, HandoffReason, HandoffUrgency, string> AtOnce => new()
    {
        { new HandoffSignal.AskedForPerson(), HandoffReason.AskedForPerson, HandoffUrgency.Normal, "front_desk" },
        { new HandoffSignal.Emergency(), HandoffReason.MedicalEmergency, HandoffUrgency.Immediate, "front_desk" },
        { new HandoffSignal.PaymentDisputed(), HandoffReason.PaymentDispute, HandoffUrgency.Soon, "billing" },
        { new HandoffSignal.LegalMatter(), HandoffReason.LegalRisk, HandoffUrgency.Soon, "front_desk" },
        { new HandoffSignal.PolicyBlocked("No diagnosis."), HandoffReason.PolicyBlock, HandoffUrgency.Normal, "front_desk" },
        { new HandoffSignal.SystemFailed("The calendar is down."), HandoffReason.SystemError, HandoffUrgency.Normal, "front_desk" },
        { new HandoffSignal.Said("This is fucking ridiculous"), HandoffReason.Anger, HandoffUrgency.Soon, "front_desk" },
    };

    [Theory]
    [MemberData(nameof(AtOnce))]
    public void Signal_CallsAPersonAtOnce(HandoffSignal signal, HandoffReason reason, HandoffUrgency urgency, string queue)
    {
        var trigger = After(signal).Single().ShouldNotBeNull();
        (trigger.Reason, trigger.Urgency, trigger.Queue).ShouldBe((reason, urgency, queue));
    }

    [Theory]
    [MemberData(nameof(AtOnce))]
    public void Signal_OfAReasonThatIsNoTrigger_IsOnlyNoted(HandoffSignal signal, HandoffReason reason, HandoffUrgency urgency, string queue)
    {
        (urgency, queue).ShouldNotBe(default);
        var without = Policy with { Triggers = [.. Policy.Triggers.Where(trigger => trigger != reason)] };
        new HandoffTriggers().Next(HandoffSignals.None, signal, without).Trigger.ShouldBeNull();
    }

    [Theory]
    [InlineData("Do you file a claim with the insurance company for me?", false)]
    [InlineData("I want to file a claim against my insurance policy", false)]
    [InlineData("Can I file a complaint with the insurance company through you?", false)]
    [InlineData("I'm not going to sue you or anything", false)]
    [InlineData("I will file a claim against the clinic", true)]
    [InlineData("I'll file a complaint with the medical board", true)]
    [InlineData("I'll file a claim with the court", true)]
    [InlineData("I'm going to sue you", true)]
    public void Claim_OnAnInsurance_IsNoLegalMatter(string said, bool isLegal) =>
        (After(new HandoffSignal.Said(said)).Single()?.Reason is HandoffReason.LegalRisk).ShouldBe(isLegal);

    [Fact]
    public void LowConfidence_CallsOnlyInARow()
    {
        var (low, good) = (new HandoffSignal.Understood(0.49), new HandoffSignal.Understood(0.5));
        After(low, low, good, low, low).ShouldAllBe(trigger => trigger == null);
        After(low, low, low)[2].ShouldNotBeNull().Reason.ShouldBe(HandoffReason.LowConfidence);
    }

    [Fact]
    public void Failures_CallOnlyInARow()
    {
        HandoffSignal failed = new HandoffSignal.StepFailed(), succeeded = new HandoffSignal.StepSucceeded();
        After(failed, failed, succeeded, failed, failed).ShouldAllBe(trigger => trigger == null);
        var trigger = After(failed, new HandoffSignal.Understood(0.9), failed, failed)[3].ShouldNotBeNull();
        (trigger.Reason, trigger.Detail).ShouldBe((HandoffReason.RepeatedFailure, "3 steps in a row failed."));
    }

    [Fact]
    public void Reason_CallsOnce_ExceptAskedForAndEmergencies()
    {
        HandoffSignal legal = new HandoffSignal.LegalMatter(), asked = new HandoffSignal.AskedForPerson(), emergency = new HandoffSignal.Emergency();
        After(legal, legal, asked, asked, emergency, emergency).Select(trigger => trigger is not null).ShouldBe([true, false, true, true, true, true]);
    }

    [Theory]
    [InlineData("This is ridiculous.|THIS IS RIDICULOUS", true)]
    [InlineData("I want to book a table|I want to book a table|I want to book a table|I want to book a table", true)]
    [InlineData("You are useless|I am sick of this|It is unacceptable", true)]
    [InlineData("you people are useless|this is ridiculous", true)]
    [InlineData("what a joke|fine", false)]
    [InlineData("I already told you, my name is Ada!!|WHY DO YOU NOT LISTEN", true)]
    [InlineData("You are useless|Okay then|It is unacceptable|Fine|Well|How many times do I have to say it", false)]
    [InlineData("yes|yes|yes|yes|yes", false)]
    [InlineData("at four|at four|at four|at four", false)]
    [InlineData("I am not angry|I'm not really angry|You are never angry", false)]
    [InlineData("I had an MRI and a CT|Send it to the NHS", false)]
    [InlineData("I was sick on Monday|My name is Dickens|Could somebody shift it?|I assess damages", false)]
    public void Anger_IsHeardInWordsShoutingAndRepetition(string said, bool isAngry) =>
        After([.. said.Split('|').Select(text => new HandoffSignal.Said(text))]).Any(trigger => trigger?.Reason == HandoffReason.Anger).ShouldBe(isAngry);

    [Theory]
    [InlineData("sorry, what was that?", false)]
    [InlineData("hello, are you still there?", false)]
    [InlineData("what the hell was that, you are useless", true)]
    public void AskingAgain_IsNoAnger_ByItself(string said, bool isAngry) =>
        After([.. Enumerable.Repeat(new HandoffSignal.Said(said) { IsLost = true }, 8)]).Any(trigger => trigger is not null).ShouldBe(isAngry);

    [Fact]
    public void AskingAgain_ForgetsNoAnger_ButCoolsIt()
    {
        HandoffSignal rude = new HandoffSignal.Said("This is useless, this is ridiculous"), lost = new HandoffSignal.Said("sorry, what was that?") { IsLost = true };
        After(rude, lost, rude)[2].ShouldNotBeNull().Reason.ShouldBe(HandoffReason.Anger);
        After(rude, lost, lost, lost).ShouldAllBe(trigger => trigger == null);
    }

    [Theory]
    [InlineData("I was charged twice for my visit", HandoffReason.PaymentDispute)]
    [InlineData("I demand my money back", HandoffReason.PaymentDispute)]
    [InlineData("I never ordered that", HandoffReason.PaymentDispute)]
    [InlineData("then I will do a chargeback", HandoffReason.PaymentDispute)]
    [InlineData("I want my money back", null)]
    [InlineData("can I get my money back if it does not fit", null)]
    [InlineData("you charged me twice and I want my money back", HandoffReason.PaymentDispute)]
    [InlineData("I'm disputing this charge", HandoffReason.PaymentDispute)]
    [InlineData("the bill is wrong", HandoffReason.PaymentDispute)]
    [InlineData("I never authorized that payment", HandoffReason.PaymentDispute)]
    [InlineData("I am going to sue you", HandoffReason.LegalRisk)]
    [InlineData("you will hear from me, my lawyer will call you", HandoffReason.LegalRisk)]
    [InlineData("I will take legal action", HandoffReason.LegalRisk)]
    [InlineData("this is malpractice", HandoffReason.LegalRisk)]
    [InlineData("what does a visit cost", null)]
    [InlineData("do you charge for parking", null)]
    [InlineData("how can I pay my bill", null)]
    [InlineData("Sue Miller is my name", null)]
    [InlineData("my wife is a lawyer", null)]
    [InlineData("can you call me back", null)]
    public void Matter_IsHeardInWords(string said, HandoffReason? reason) =>
        (After(new HandoffSignal.Said(said)).Single()?.Reason).ShouldBe(reason, said);

    private static List<HandoffTrigger?> After(params HandoffSignal[] signals)
    {
        var state = HandoffSignals.None;
        List<HandoffTrigger?> triggers = [];
        foreach (var signal in signals)
        {
            (state, var trigger) = new HandoffTriggers().Next(state, signal, Policy);
            triggers.Add(trigger);
        }

        return triggers;
    }
}
