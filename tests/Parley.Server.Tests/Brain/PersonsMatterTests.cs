using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue;
using Parley.Handoff;
using Parley.LanguageModels;
using Parley.Storage.Tickets;

namespace Parley.Server.Tests.Brain;

/// <summary>Legal steps and disputed payments are a person's to answer, through the brain a server has.</summary>
public sealed class PersonsMatterTests
{
    private const string Disputed = "I was charged twice for my last visit";

    private const string Desk = """
        agent_name: Desk
        tenant_id: clinic_123
        voice_profile: clear
        language: en-US
        tools: [create_ticket]
        guardrails: [legal_advice]
        flows:
          note:
            description: Leave a message
            examples: [I want to leave a message, take a message please]
            slots:
              message: { type: text, prompts: ["What is the message?"] }
            nodes:
              ask: { ask: message }
              sure: { confirm: "I note that. Right?", slots: [message], on_no: stop }
              open: { tool: create_ticket, arguments: { subject: Message, description: "{{ slots.message }}" }, save_as: ticket }
              done: { end: "I have noted it." }
              stop: { end: "Nothing was noted." }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BegunAhead_ItAsksNoModelAndWaitsForNone()
    {
        var model = new CapturingModel(_ => new TextContent("Let me explain your bill."));
        await using var call = await BrainCall.StartAsync(configure: services => services.AddSingleton<IModelProvider>(model).AddSingleton(CapturingModel.Definition));
        await using var replies = call.Get<ISpeculativeRepliesFactory>().Create(call.Call);
        var request = new ReplyRequest(call.Call, call.Session.Agent, [], Disputed) { Turn = 1, UserId = "ann", Channel = "web" };
        replies.Begin(request);
        (await SayAsync(replies, request)).ShouldContain("I have passed everything on");
        model.Count.ShouldBe(0);
        (await call.HandoffsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.PaymentDispute);

        // The next turn is any other: begun ahead and answered.
        var next = request with { UserText = "where can I park", Turn = 2 };
        replies.Begin(next);
        (await SayAsync(replies, next)).ShouldContain("Let me explain your bill.");
    }

    [Theory]
    [InlineData("Yes, and " + Disputed, HandoffReason.PaymentDispute)]
    [InlineData("Yes please. My lawyer will take legal action.", HandoffReason.LegalRisk)]
    public async Task YesInTheSameSentence_IsTakenByTheFlow(string said, HandoffReason reason)
    {
        await using var call = await StartAsync();
        await call.SayAsync("I want to leave a message");
        (await call.SayAsync("please call me tomorrow morning")).ShouldContain("Right?");
        var answer = await call.SayAsync(said);
        answer.ShouldContain("I have passed everything on");
        answer.ShouldContain("I have noted it.");
        (await TicketsAsync(call)).ShouldHaveSingleItem().Description.ShouldContain("call me tomorrow");
        (await call.HandoffsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task WithoutAYes_TheQuestionStaysOpen()
    {
        await using var call = await StartAsync();
        await call.SayAsync("I want to leave a message");
        await call.SayAsync("please call me tomorrow morning");
        var answer = await call.SayAsync(Disputed);
        answer.ShouldContain("I have passed everything on");
        answer.ShouldNotContain("noted");
        (await TicketsAsync(call)).ShouldBeEmpty();
        (await call.SayAsync("yes")).ShouldContain("I have noted it.");
    }

    private static async Task<BrainCall> StartAsync() => await BrainCall.StartAsync(await BrainCall.PublishedAsync(Desk));

    private static Task<IReadOnlyList<TicketRecord>> TicketsAsync(BrainCall call) => call.Get<TicketDesk>().ListAsync(call.Session.Tenant, 10, null, Cancellation);

    private static async Task<string> SayAsync(ISpeculativeReplies replies, ReplyRequest request)
    {
        var said = new StringBuilder();
        await foreach (var part in replies.ReplyAsync(request, Cancellation))
            if (part is ReplyPart.Text text)
                said.Append(text.Value);
        return said.ToString();
    }
}
