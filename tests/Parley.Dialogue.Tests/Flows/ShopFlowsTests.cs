using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Dialogue.Tests.Understanding;
using Parley.Flows.Checking;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Handoff;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;
using static Parley.Testing.Dialogue.ScriptedToolGateway;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The sample shop: whole conversations by text, with the real understanding and the real facts, no language model.</summary>
public sealed class ShopFlowsTests : IAsyncLifetime
{
    private static readonly ToolDefinition[] Catalogue =
    [
        Define("order_status", ToolEffect.Reads, "", "order_number", "postcode"),
        Define("create_ticket", ToolEffect.Writes, "", "subject", "description", "priority", "name", "contact"),
    ];

    private readonly ScriptedToolGateway _tools = new();
    private readonly RecordingHandoffs _handoffs = new();
    private readonly List<Utterance> _history = [];
    private readonly ServiceProvider _services = Clinic.Services().BuildServiceProvider();
    private readonly CallContext _call = new(new CallId("call_1"), new TenantContext(TenantId.Parse("shop_456")), TimeProvider.System);
    private readonly AgentDefinition _agent = Read();
    private readonly DialogueRuntime _runtime;

    public ShopFlowsTests()
    {
        _tools.Definitions.AddRange(Catalogue);
        _tools.On("order_status", call => (call.Arguments["order_number"]!.GetValue<string>(), call.Arguments["postcode"]!.GetValue<string>()) switch
        {
            ("SO-10496", "62704") => Order("shipped", "two wool blankets", "It should arrive on Friday."),
            ("SO-10504", "60614") => Order("processing", "a pair of hiking boots", "We are packing it."),
            _ => new ToolOutcome.Failed("not_found", "There is no such order."),
        });
        _tools.On("create_ticket", _ => new ToolOutcome.Succeeded(new JsonObject { ["ticket_number"] = "T-7" }));
        var others = _services.GetRequiredService<IReplyGenerator>();
        _runtime = new DialogueRuntime(new DialoguePorts(
            new MemoryDialogueStates(), _services.GetRequiredService<ITurnUnderstanding>(), _tools, _tools, _handoffs, new GeneratedKnowledge(others), others, new HandoffRecords(SpokenMask.None)));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _runtime.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public void Flows_AreSound() => FlowChecker.Check(_agent, Catalogue).ShouldBeEmpty();

    [Fact]
    public async Task OrderStatus_ByANumberThatIsSpelled_AfterOneWithADigitWrong()
    {
        (await SayAsync("where is my order")).ShouldBe("What is your order number?");
        (await SayAsync("it is S O one zero four nine seven")).ShouldContain("has a digit wrong");
        (await SayAsync("sorry ess oh one oh four nine six")).ShouldContain("zip code");
        (await SayAsync("six two seven oh four")).ShouldStartWith("That is two wool blankets. It should arrive on Friday.");
    }

    [Fact]
    public async Task OrderStatus_OfNoSuchOrder_IsReadBackAndAskedAnew()
    {
        await SayAsync("has my order shipped yet");
        await SayAsync("SO-10496");
        (await SayAsync("60601")).ShouldStartWith("I find no order");
        (await SayAsync("no")).ShouldBe("What is your order number?");
        await SayAsync("SO-10496");
        (await SayAsync("62704")).ShouldContain("two wool blankets");
    }

    [Theory]
    [InlineData("S O one zero four nine six", "And the zip code it goes to?")]
    [InlineData("10496", "And the zip code it goes to?")]
    [InlineData("hi, my order number is 10496", "And the zip code it goes to?")]
    [InlineData("where is 10496?", "And the zip code it goes to?")]
    [InlineData("order 10496, zip 62704", "That is two wool blankets")]
    [InlineData("1 0 4 9 7", "has a digit wrong")]
    public async Task BareNumber_WithNothingUnderWay_LooksTheOrderUp(string said, string answer) => (await SayAsync(said)).ShouldContain(answer);

    [Fact]
    public async Task SecondNumber_WithAnotherWish_IsKeptForAfterwards()
    {
        (await SayAsync("where is 10496 and I want to return 10504")).ShouldBe("We will return or exchange something right after that. And the zip code it goes to?");
        (await SayAsync("62704")).ShouldContain("You also wanted to return or exchange something. And the zip code on the order?");
        (await SayAsync("60614")).ShouldContain("exchange?");
        _tools.Calls[^1].Arguments["order_number"]!.GetValue<string>().ShouldBe("SO-10504");
    }

    [Theory]
    [InlineData("where is 10496, and cancel 10504")]
    [InlineData("cancel 10504 and where is 10496")]
    public async Task SecondNumber_WithAWishNoTaskSeesTo_IsAnsweredFromTheFacts(string said)
    {
        (await SayAsync(said)).ShouldMatch("^An order can be cancelled until.* And the zip code it goes to\\?$");
        await SayAsync("62704");
        _tools.Calls[^1].Arguments["order_number"]!.GetValue<string>().ShouldBe("SO-10496");
    }

    [Fact]
    public async Task FollowUp_AfterAnAnswer_BeginsNoTask()
    {
        await SayAsync("how much is express delivery");
        (await SayAsync("and how long does it take?")).ShouldContain("one working day");
    }

    [Fact]
    public async Task Number_ThatTheCallerDoesNotHave_OffersAPersonAtOnce()
    {
        await SayAsync("where is my order");
        (await SayAsync("I don't have the number")).ShouldBe("I need it to look up an order. I cannot go on here without it. Would you like a person to see to it?");
        await SayAsync("oh wait, it's 10496");
        (await SayAsync("62704")).ShouldContain("two wool blankets");
    }

    [Fact]
    public async Task Return_IsPassedOnOnceConfirmed_AndAQuestionMeanwhileIsAnswered()
    {
        await SayAsync("I would like to return my blankets");
        await SayAsync("SO-10496");
        (await SayAsync("62704")).ShouldContain("exchange");
        (await SayAsync("what does express delivery cost")).ShouldContain("15 dollars");
        (await SayAsync("an exchange please")).ShouldContain("What is wrong with it?");
        await SayAsync("they are too small");
        (await SayAsync("217 555 0142")).ShouldContain("Shall I pass that on?");
        _tools.Calls.ShouldNotContain(call => call.Tool == "create_ticket");
        (await SayAsync("yes")).ShouldStartWith("Your request is with our team.");
        var ticket = _tools.Effects.Single(call => call.Tool == "create_ticket");
        ticket.Arguments["description"]!.GetValue<string>().ShouldStartWith("Order SO10496: exchange.");
        ticket.Sources["description"].ShouldBe(Parley.Flows.ValueSource.Confirmed);
    }

    [Fact]
    public async Task Return_ThatIsNotConfirmed_PassesNothingOn()
    {
        foreach (var text in (string[])["I want to return an order", "SO-10496", "62704", "money back", "it is broken", "217 555 0142"])
            await SayAsync(text);
        (await SayAsync("no")).ShouldContain("I have not passed anything on");
        _tools.Calls.ShouldNotContain(call => call.Tool == "create_ticket");
    }

    [Fact]
    public async Task Address_OfAnOrderNotPackedYet_IsPassedOn()
    {
        foreach (var text in (string[])["I need to change the address of my order", "SO-10504", "60614", "48 Maple Street, Springfield, Illinois 62704"])
            await SayAsync(text);
        (await SayAsync("217 555 0142")).ShouldContain("48 Maple Street");
        (await SayAsync("yes please")).ShouldStartWith("I have passed the new address on.");
        _tools.Effects.Single(call => call.Tool == "create_ticket").Arguments["priority"]!.GetValue<string>().ShouldBe("high");
    }

    [Fact]
    public async Task Address_OfAnOrderThatLeft_CannotBeChanged()
    {
        await SayAsync("please update my shipping address");
        await SayAsync("SO-10496");
        (await SayAsync("62704")).ShouldContain("cannot be changed any more");
    }

    [Fact]
    public async Task Complaint_GoesToAPerson_WithWhatWasSaid()
    {
        (await SayAsync("I want to complain about your service")).ShouldContain("What happened?");
        await SayAsync("the driver threw my parcel over the fence");
        await SayAsync("I don't know it");
        await SayAsync("217 555 0142");
        var record = _handoffs.Records.ShouldHaveSingleItem();
        (record.Reason, record.Queue).ShouldBe((HandoffReason.FlowRequested, "complaints"));
    }

    [Theory]
    [InlineData("how long does shipping take", "three to five working days")]
    [InlineData("when can I reach somebody", "9 a.m. to 6 p.m.")]
    [InlineData("do you have gift cards", "10 to 200 dollars")]
    public async Task Question_IsAnsweredFromTheFacts(string question, string fact) => (await SayAsync(question)).ShouldContain(fact);

    /// <summary>What the shop does for anybody is no order's task, by words alone and by meaning.</summary>
    [Theory]
    [InlineData("do you ship to Canada")]
    [InlineData("can you deliver to Hawaii")]
    [InlineData("Okay, and do you ship returns to Europe?")]
    [InlineData("do you exchange gift cards")]
    [InlineData("does a return cost anything")]
    public void QuestionAboutTheShop_StartsNoFlow(string question)
    {
        foreach (var withEncoder in (bool[])[false, true])
        {
            using var services = ClinicUnderstanding.Services(withEncoder);
            var call = new FlowCall(_agent, Catalogue);

            call.Hear(services.GetRequiredService<ITurnUnderstanding>(), question);

            call.Acts.ShouldHaveSingleItem().ShouldBeOfType<FlowAct.LeaveToOthers>();
        }
    }

    /// <summary>Whoever wants something for themselves is asked for their order as before.</summary>
    [Theory]
    [InlineData("can you deliver my order to my office")]
    [InlineData("can you track my delivery")]
    public void RequestPutAsAQuestion_ByWordsAlone_StartsItsFlow(string request)
    {
        using var services = ClinicUnderstanding.Services(withEncoder: false);
        var call = new FlowCall(_agent, Catalogue);

        call.Hear(services.GetRequiredService<ITurnUnderstanding>(), request);

        call.Acts.ShouldNotContain(act => act is FlowAct.LeaveToOthers);
    }

    [Fact]
    public async Task OptionalQuestion_ABareNo_PassesItOver()
    {
        await SayAsync("I want to complain about your service");
        await SayAsync("the driver threw my parcel over the fence");
        (await SayAsync("no")).ShouldContain("phone number");
    }

    private static ToolOutcome.Succeeded Order(string status, string items, string spoken) =>
        new(new JsonObject { ["status"] = status, ["items"] = items, ["spoken"] = spoken });

    private async Task<string> SayAsync(string text)
    {
        var request = new ReplyRequest(_call, _agent, [.. _history], text) { Turn = _history.Count / 2 + 1, UserId = "ann", Channel = "text", Consent = ConsentStatus.Granted };
        var said = "";
        await foreach (var part in _runtime.ReplyAsync(request, TestContext.Current.CancellationToken))
            if (part is ReplyPart.Text { Value: var words })
                said += words;
        _history.Add(new Utterance(Speaker.Caller, text));
        _history.Add(new Utterance(Speaker.Agent, said.Trim()));
        return said.Trim();
    }

    private static AgentDefinition Read()
    {
        var path = Path.Combine(RepositoryPaths.Root, "samples", "shop_456", "order_support.yaml");
        var (agent, faults) = AgentFile.Parse(File.ReadAllText(path), TenantId.Parse("shop_456"));
        faults.ShouldBeEmpty();
        return agent! with { Id = "order_support" };
    }
}
