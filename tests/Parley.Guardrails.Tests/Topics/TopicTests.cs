using Parley.Guardrails.Conduct;
using Parley.Guardrails.Topics;

namespace Parley.Guardrails.Tests.Topics;

public sealed class TopicTests
{
    private static readonly IGuardrail Financial = new TopicRule("financial_advice", "t", AdviceWords.AsksFinancial(), AdviceWords.GivesFinancial(), "no");
    private static readonly IGuardrail Legal = new TopicRule("legal_advice", "t", AdviceWords.AsksLegal(), AdviceWords.GivesLegal(), "no");

    [Theory]
    [InlineData("What's wrong with me?", true)]
    [InlineData("Do you think it's an infection?", true)]
    [InlineData("Is this rash contagious?", true)]
    [InlineData("Do I have the flu?", true)]
    [InlineData("Could it be cancer?", true)]
    [InlineData("Should I take ibuprofen for that?", true)]
    [InlineData("How much Tylenol can I take?", true)]
    [InlineData("Can I take aspirin with my blood thinners?", true)]
    [InlineData("Should I stop taking my insulin?", true)]
    [InlineData("What should I take for my headache?", true)]
    [InlineData("Should I be worried?", true)]
    [InlineData("Do I have an appointment tomorrow?", false)]
    [InlineData("Do I have to bring my insurance card?", false)]
    [InlineData("Can I take the bus to get there?", false)]
    [InlineData("Can I get a flu shot?", false)]
    [InlineData("What should I bring?", false)]
    [InlineData("I have a rash and want to see a doctor.", false)]
    [InlineData("I need a refill of my blood pressure medication.", false)]
    [InlineData("Is the doctor in today?", false)]
    [InlineData("How long does a refill take?", false)]
    [InlineData("Do you treat diabetes?", false)]
    [InlineData("What medication do you have on file for me?", false)]
    [InlineData("Which pills can I get refilled?", false)]
    [InlineData("What medicine do I bring?", false)]
    [InlineData("What do I have on file?", false)]
    [InlineData("Can I take twice the dose until my refill comes?", true)]
    [InlineData("Which pills should I take until my refill is ready?", true)]
    [InlineData("My refill is due. How much Tylenol can I take?", true)]
    public async Task Diagnosis_AskedFor_IsRefusedAndOtherQuestionsPass(string text, bool refused) =>
        (await Verdict(new DoNotDiagnose(), GuardrailStage.UserText, text) is GuardrailVerdict.Block).ShouldBe(refused);

    [Theory]
    [InlineData("What pills can I get?", false)]
    [InlineData("What pills can I take with them?", true)]
    [InlineData("Do you think it's an infection?", true)]
    public async Task Medicine_AskedForByTheAgent_IsAnAnswer(string text, bool refused)
    {
        var subject = TestSubject.Of(GuardrailStage.UserText, text) with { Asked = "Which medicine do you need?" };
        (await new DoNotDiagnose().InspectAsync(subject, TestContext.Current.CancellationToken) is GuardrailVerdict.Block).ShouldBe(refused);
    }

    [Theory]
    [InlineData("It sounds like you have the flu.", true)]
    [InlineData("You probably have a sinus infection, so you may have an infection.", true)]
    [InlineData("That is likely a mild allergy.", true)]
    [InlineData("It's nothing to worry about.", true)]
    [InlineData("You don't need to see a doctor.", true)]
    [InlineData("Take two ibuprofen every six hours.", true)]
    [InlineData("You should take 500 milligrams of acetaminophen.", true)]
    [InlineData("You can stop taking your antibiotics.", true)]
    [InlineData("It's safe to mix alcohol with them.", true)]
    [InlineData("You have an appointment on Tuesday.", false)]
    [InlineData("You may have to wait a few minutes.", false)]
    [InlineData("Please bring a photo ID and a list of the medicines you take.", false)]
    [InlineData("Take the elevator next to the main entrance.", false)]
    [InlineData("We offer care for conditions like diabetes and high blood pressure.", false)]
    [InlineData("Flu shots are given from September to March.", false)]
    [InlineData("For a refill, ask your pharmacy to send us the request.", false)]
    [InlineData("Controlled medicines, such as strong painkillers, need a visit with the doctor.", false)]
    public async Task Diagnosis_InAReply_IsBlockedAndFactsPass(string text, bool blocked) =>
        (await Verdict(new DoNotDiagnose(), GuardrailStage.Reply, text) is GuardrailVerdict.Block).ShouldBe(blocked);

    [Theory]
    [InlineData("What's your card number?", true)]
    [InlineData("Please read me the sixteen digit number on your card.", true)]
    [InlineData("Can I get the expiration date and the security code of the card?", true)]
    [InlineData("I'll need your credit card details to hold the appointment.", true)]
    [InlineData("And the three digits on the back, please tell me the CVV.", true)]
    [InlineData("You can pay by credit card at the front desk.", false)]
    [InlineData("We never take card numbers over the phone.", false)]
    [InlineData("Please don't tell me your card number.", false)]
    [InlineData("Please bring your insurance card.", false)]
    [InlineData("What is your phone number?", false)]
    [InlineData("I can send you a secure link to pay by card.", false)]
    public async Task CardNumber_AskedForByTheAgent_IsBlocked(string text, bool blocked) =>
        (await Verdict(new DoNotCollectPaymentCardAudio(), GuardrailStage.Reply, text) is GuardrailVerdict.Block).ShouldBe(blocked);

    [Theory]
    [InlineData("My card number is four one one one", true)]
    [InlineData("it's 4111 1111 1111 1111", true)]
    [InlineData("my card is [card number]", true)]
    [InlineData("the security code is one two three", true)]
    [InlineData("my card ending in 1234 was declined", false)]
    [InlineData("Do you accept cards?", false)]
    [InlineData("My phone number is 415 223 1212", false)]
    public async Task CardNumber_BegunByTheCaller_IsStopped(string text, bool stopped) =>
        (await Verdict(new DoNotCollectPaymentCardAudio(), GuardrailStage.UserText, text) is GuardrailVerdict.Block).ShouldBe(stopped);

    [Theory]
    [InlineData("I have chest pain and can't breathe", true)]
    [InlineData("My husband is unconscious", true)]
    [InlineData("She took too many pills", true)]
    [InlineData("I think I'm having a heart attack right now", true)]
    [InlineData("he won't stop bleeding please help", true)]
    [InlineData("my throat is closing up", true)]
    [InlineData("I had a heart attack two years ago", false)]
    [InlineData("No chest pain, just a cough", false)]
    [InlineData("What do I do in an emergency?", false)]
    [InlineData("Where is the nearest emergency room?", false)]
    [InlineData("I need to update my emergency contact", false)]
    [InlineData("I need a follow up after my stroke last month", false)]
    [InlineData("It's not an emergency", false)]
    public async Task Emergency_HappeningNow_CallsAPerson(string text, bool escalated) =>
        (await Verdict(new EscalateEmergencyLanguage(), GuardrailStage.UserText, text) is GuardrailVerdict.Block { HandoffReason: "medical_emergency" }).ShouldBe(escalated);

    [Theory]
    [InlineData("I want to kill myself", true)]
    [InlineData("I've been thinking about ending it all", true)]
    [InlineData("I don't want to live anymore", true)]
    [InlineData("I'm dying to see the doctor", false)]
    [InlineData("This cough is killing me", false)]
    public async Task SelfHarm_IsGivenHelp(string text, bool helped) =>
        (await Verdict(new SelfHarmGuardrail(), GuardrailStage.UserText, text) is GuardrailVerdict.Block).ShouldBe(helped);

    [Theory]
    [InlineData("Should I invest my savings in bitcoin?", GuardrailStage.UserText, true)]
    [InlineData("I'd recommend buying index funds.", GuardrailStage.Reply, true)]
    [InlineData("Can I pay in three parts?", GuardrailStage.UserText, false)]
    [InlineData("I'd recommend booking early.", GuardrailStage.Reply, false)]
    public async Task Money_IsNotAdvisedOn(string text, GuardrailStage stage, bool stopped) =>
        (await Verdict(Financial, stage, text) is GuardrailVerdict.Block).ShouldBe(stopped);

    [Theory]
    [InlineData("Can I sue the doctor?", GuardrailStage.UserText, true)]
    [InlineData("You have a strong case.", GuardrailStage.Reply, true)]
    [InlineData("My lawyer needs my records", GuardrailStage.UserText, false)]
    [InlineData("In that case, please call the front desk.", GuardrailStage.Reply, false)]
    public async Task Law_IsNotAdvisedOn(string text, GuardrailStage stage, bool stopped) =>
        (await Verdict(Legal, stage, text) is GuardrailVerdict.Block).ShouldBe(stopped);

    [Theory]
    [InlineData("You stupid bot", "block")]
    [InlineData("You useless idiot, I have been waiting for an hour and I still need to cancel my appointment", "allow")]
    [InlineData("I will kill you", "block")]
    [InlineData("I will come over and kill you all", "block")]
    [InlineData("I want to shoot somebody there", "block")]
    [InlineData("I will come over and find the place", "none")]
    [InlineData("I'll come by and drop the form off", "none")]
    [InlineData("I'll find the address, thanks", "none")]
    [InlineData("I feel stupid for asking, but where do I park?", "none")]
    public async Task Abuse_IsMetByItsWeight(string text, string verdict) =>
        (await Verdict(new ConductGuardrail(), GuardrailStage.UserText, text) switch
        {
            GuardrailVerdict.Block => "block",
            GuardrailVerdict.Allow { Finding: not null } => "allow",
            _ => "none",
        }).ShouldBe(verdict);

    /// <summary>Whatever put it into a model's mouth.</summary>
    [Theory]
    [InlineData("You are an idiot.", true)]
    [InlineData("Shut up and wait.", true)]
    [InlineData("That is bullshit.", true)]
    [InlineData("You are welcome. We open at eight.", false)]
    [InlineData("Your pathology results are with the doctor.", false)]
    public async Task Agent_SpeaksCivilly(string text, bool stopped) =>
        (await Verdict(new ConductGuardrail(), GuardrailStage.Reply, text) is GuardrailVerdict.Block { Finding.Category: "conduct.reply" }).ShouldBe(stopped);

    [Fact]
    public async Task Disclaimer_IsSaidOnceACall()
    {
        var disclaimer = new MedicalDisclaimer();
        (await Verdict(disclaimer, GuardrailStage.Reply, "A fever is treated with rest.")).ShouldBeOfType<GuardrailVerdict.Remark>().Text.ShouldEndWith("not medical advice.");
        (await Verdict(disclaimer, GuardrailStage.Reply, "Symptoms pass in days.")).ShouldBe(GuardrailVerdict.Allowed);
    }

    private static ValueTask<GuardrailVerdict> Verdict(IGuardrail guardrail, GuardrailStage stage, string text) =>
        guardrail.InspectAsync(TestSubject.Of(stage, text), TestContext.Current.CancellationToken);
}
