using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Dialogue.Tests.Flows;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>What else a turn asks, over the sample clinic's own tasks.</summary>
public sealed class SeveralWishesTests
{
    private static readonly AgentFlows Agent = new(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);

    [Theory]
    [InlineData("cancel my appointment and what are your hours", "cancel_appointment", "what are your hours")]
    [InlineData("I'd like to book for Tuesday, and do you take Aetna?", "book_appointment", "do you take Aetna?")]
    [InlineData("Hi, I need to cancel my appointment. Also, where can I park?", "cancel_appointment", "where can I park?")]
    [InlineData("I need a refill of my prescription and how long does that take", "prescription_refill", "how long does that take")]
    [InlineData("what are your hours and I want to make an appointment", "book_appointment", "what are your hours")]
    [InlineData("cancel my appointment and book a new one on Friday", "cancel_appointment", "book_appointment: book a new one on Friday")]
    [InlineData("I want to cancel my appointment and I also need a refill of my prescription", "cancel_appointment", "prescription_refill: I also need a refill of my prescription")]
    [InlineData("please refill my prescription and then make an appointment for my daughter, Friday would be good", "prescription_refill", "book_appointment: make an appointment for my daughter, Friday would be good")]
    [InlineData("cancel my appointment, what are your hours, and I need a refill of my prescription", "cancel_appointment", "what are your hours", "prescription_refill: I need a refill of my prescription")]
    [InlineData("I need an appointment tomorrow at nine and another on Friday at nine", "book_appointment", "book_appointment: another on Friday at nine")]
    [InlineData("book me an appointment on Monday, and one more for my son", "book_appointment", "book_appointment: one more for my son")]
    [InlineData("book me Monday at nine and my son Tuesday at ten", "book_appointment", "book_appointment: my son Tuesday at ten")]
    [InlineData("I need an appointment on Monday at nine for me and on Tuesday at ten for my son", "book_appointment", "book_appointment: on Tuesday at ten for my son")]
    public async Task Request_WithMoreBehindIt_IsReadOneByOne(string said, string task, params string[] also)
    {
        foreach (var withEncoder in (bool[])[true, false])
        {
            var turn = await ReadAsync(said, withEncoder, New);

            turn.Intents[0].Name.ShouldBe(task);
            turn.Also.Select(a => a.Intent is null ? a.Text : $"{a.Intent}: {a.Text}").ShouldBe(also);
            turn.Acts.HasFlag(CallerActs.Question).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("what are your hours, and can I talk to someone", "what are your hours")]
    [InlineData("I want to talk to a person and what are your hours", "what are your hours")]
    [InlineData("Where can I park? And please get me a human.", "Where can I park?")]
    [InlineData("can I talk to a person")]
    [InlineData("can you connect me with the front desk and is there a person I can talk to")]
    public async Task WishForAPerson_WithAQuestion_LosesNeither(string said, params string[] also)
    {
        var turn = await ReadAsync(said, withEncoder: false, New);

        turn.Acts.HasFlag(CallerActs.Person).ShouldBeTrue();
        turn.Also.Select(a => a.Text).ShouldBe(also);
    }

    /// <summary>One thing, however many clauses it takes.</summary>
    [Theory]
    [InlineData("I want to cancel my appointment. No wait, move it to Friday.")]
    [InlineData("I need to cancel my appointment tomorrow and reschedule")]
    [InlineData("cancel my appointment on Tuesday and move it to Friday")]
    [InlineData("I can't make it on Monday and I need to find another time")]
    [InlineData("I would like an appointment and is that possible on Friday")]
    [InlineData("my back hurts and I would like to see a doctor and it has to be this week")]
    [InlineData("I'd like to make an appointment, my name is Ada Lovelace and I can come on Friday")]
    [InlineData("what are your hours and do you have parking")]
    [InlineData("hello, how are you, I want to book an appointment")]
    [InlineData("I have chest pain and I want to cancel my appointment")]
    public async Task OneThing_StaysOne(string said)
    {
        foreach (var withEncoder in (bool[])[true, false])
        {
            var turn = await ReadAsync(said, withEncoder, New);

            (turn.Also, turn.Rest).ShouldBe(([], null));
        }
    }

    [Theory]
    [InlineData("Ada Lovelace, and what are your hours?", "name", "Ada Lovelace", "what are your hours?")]
    [InlineData("It's Ada Lovelace. Do you have parking?", "name", "Ada Lovelace", "Do you have parking?")]
    [InlineData("ada lovelace and is there parking at the clinic", "name", "Ada Lovelace", "is there parking at the clinic")]
    [InlineData("a sore throat and do you take Aetna", "reason", "sore throat", "do you take Aetna")]
    [InlineData("a checkup, and I need another appointment for my son", "reason", "checkup", "book_appointment: I need another appointment for my son")]
    [InlineData("a checkup and I also need a refill of my prescription", "reason", "checkup", "prescription_refill: I also need a refill of my prescription")]
    public async Task Answer_WithMoreBehindIt_IsOnlyTheAnswer(string said, string slot, string value, string also)
    {
        var turn = await ReadAsync(said, withEncoder: true, Asked(slot));

        turn.Slots[slot].Value.Value.ShouldBe(value, StringCompareShould.IgnoreCase);
        turn.Also.Select(a => a.Intent is null ? a.Text : $"{a.Intent}: {a.Text}").ShouldBe([also]);
    }

    [Theory]
    [InlineData("my back hurts and I can't sleep", "reason")]
    [InlineData("This takes forever. a sore throat", "reason")]
    [InlineData("um, a sore throat, and I need an appointment for it soon", "reason")]
    [InlineData("on Friday, is that okay?", "day")]
    [InlineData("Friday, or do you have anything on Thursday?", "day")]
    [InlineData("I don't know, what are my options?", "day")]
    public async Task Answer_OfSeveralClauses_StaysOne(string said, string slot)
    {
        var turn = await ReadAsync(said, withEncoder: true, Asked(slot));

        turn.Also.ShouldBeEmpty();
    }

    private static FlowState New => FlowState.New;

    private static FlowState Asked(string slot) => FlowState.New with
    {
        Stack = [new FlowFrame("book_appointment", "details", FrameKind.Root)], Wait = new FlowWait.Slot(slot),
    };

    private static async Task<UnderstoodTurn> ReadAsync(string said, bool withEncoder, FlowState state)
    {
        Assert.SkipUnless(Directory.Exists(ClinicUnderstanding.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        await using var services = ClinicUnderstanding.Services(withEncoder);
        var request = FlowQuestion.For(Agent, state, Clinic.Call with { Clock = new FakeTimeProvider(FlowCall.Now) }, said);
        return await services.GetRequiredService<ITurnUnderstanding>().UnderstandAsync(request, TestContext.Current.CancellationToken);
    }
}
