using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Testing.Dialogue;
using Parley.Understanding;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Several things asked in one turn: a question is answered before the flow asks on, another task follows when the first is done.</summary>
public sealed class BesidesTests
{
    private const string CallOff = """
        call_off:
          description: Call a table off
          examples: [call my table off]
          slots:
            name: { type: name, prompts: ["Under which name?"] }
          nodes:
            who: { ask: name }
            done: { end: "It is called off. Is there anything else I can help you with?" }
        """;

    [Fact]
    public void Question_BesideATask_IsAnsweredBeforeTheFlowAsks()
    {
        var call = new FlowCall(Yaml, Catalogue);

        call.Say("a table and how much is it", Turn("book", "a table", question: "how much is it"));

        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("how much is it")]);
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free.")).ShouldBe("Which day?");
        call.State.LastSaid.ShouldBe("It is free. Which day?");
        call.Say(("day", "2026-11-27")).ShouldBe("How many guests?", "once answered, the question is over");
    }

    [Fact]
    public void Question_NobodyCanAnswer_IsSaidSo_AndTheFlowGoesOn()
    {
        var call = new FlowCall(Yaml, Catalogue);
        call.Say("a table and how much is it", Turn("book", "a table", question: "how much is it"));

        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "")).ShouldBe($"{FlowPhrases.Unknown} Which day?");
    }

    [Fact]
    public void Question_BesideAnAnswer_LosesNeither()
    {
        var call = Start();

        call.Say("friday and how much is it", Turn(null, "friday", question: "how much is it", slots: ("day", "2026-11-27")));

        call.Acts.ShouldContain(new FlowAct.AnswerFromKnowledge("how much is it"));
        call.State.Top!.Slots["day"].Value.ShouldBe("2026-11-27");
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free.")).ShouldBe("How many guests?");
    }

    [Fact]
    public void Question_BesideAYes_DoesNotHoldTheEffectUp()
    {
        var call = AtConfirmation();

        call.Say("yes and where are you", Turn(null, "yes", question: "where are you", acts: CallerActs.Affirm));

        call.Tool.Tool.ShouldBe("make_booking");
        call.Returns("""{"id":"A7"}""").ShouldBe("Booked under number A7.");
        call.Acts.ShouldContain(new FlowAct.AnswerFromKnowledge("where are you"));
        call.State.Outcome.ShouldBe("Booked under number A7.");
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "In the old town.")).ShouldBe(FlowPhrases.AnythingElse);
    }

    [Fact]
    public void SecondTask_IsAnnounced_AndTakenUpWhenTheFirstEnds()
    {
        var call = Two();
        call.Next(Said(call, Turn("call_off", "call my table off", task: ("book", "book another for friday")))).ShouldBe("We will book a table right after that.");
        call.Acts[^1].ShouldBe(new FlowAct.ReadAgain("call my table off"));
        call.Next(new FlowInput.Reread(FlowCall.Now, ScriptedUnderstanding.Nothing)).ShouldBe("Under which name?");

        call.Next(Said(call, ScriptedUnderstanding.Turn(slots: ("name", "Ada")))).ShouldBe("It is called off. You also wanted to book a table.", "nobody is asked what else there is");

        call.Acts[^1].ShouldBe(new FlowAct.ReadAgain("book another for friday"));
        call.Next(new FlowInput.Reread(FlowCall.Now, ScriptedUnderstanding.Turn("book", slots: ("day", "2026-11-27")))).ShouldBe("How many guests?");
        call.State.Top!.Slots["name"].ShouldBe(new SlotValue("Ada", "<Ada>", ValueSource.Caller), "who calls is not asked twice");
        call.State.Later.ShouldBeEmpty();
    }

    [Fact]
    public void SecondTask_WhenTheFirstIsStopped_IsTakenUpAllTheSame()
    {
        var call = Two();
        call.Say("both", Turn("call_off", "call my table off", task: ("book", "book another")));

        call.Next(Said(call, ScriptedUnderstanding.Turn(acts: CallerActs.Cancel))).ShouldBe($"{FlowPhrases.Stopped} You also wanted to book a table.");
    }

    [Fact]
    public void SecondTask_AskedForMidFlow_WaitsForItsTurn()
    {
        var call = Two(start: "book");

        call.Say("friday and call my other table off", Turn(null, "friday", task: ("call_off", "call my other table off"), slots: ("day", "2026-11-27")))
            .ShouldBe("We will call a table off right after that. How many guests?");

        call.State.Stack.Count.ShouldBe(1);
        call.State.Later.ShouldBe([new LaterRequest("call_off", "call my other table off")]);
    }

    [Fact]
    public void SameTaskTwice_IsKeptOnce()
    {
        var call = Two();
        call.Say("both", Turn("call_off", "call my table off", task: ("book", "book another")));

        call.Say("ada and i want to book another", Turn(null, "...", task: ("book", "i want to book another")));

        call.State.Later.Count.ShouldBe(1);
    }

    [Fact]
    public void Emergency_LeavesAllElseBehind()
    {
        var call = Two();
        call.Say("both", Turn("call_off", "call my table off", question: "where are you", task: ("book", "book another")));

        call.Say("help", Turn(null, "help", question: "where are you", acts: CallerActs.Emergency));

        call.State.Later.ShouldBeEmpty();
        call.Acts.OfType<FlowAct.AnswerFromKnowledge>().ShouldBeEmpty();
    }

    [Fact]
    public void Person_AskedFor_GetsTheTasksThatWereLeft()
    {
        var call = Two();
        call.Say("both", Turn("call_off", "call my table off", task: ("book", "book another")));
        call.Say(CallerActs.Person);

        call.Raised().ShouldBe("Somebody will call you.");

        (call.State.Later, call.State.Stack).ShouldBe(([], []));
    }

    [Fact]
    public void SeveralQuestions_StayApart()
    {
        var call = new FlowCall(Yaml, Catalogue);

        call.Say("a table and how much is it and where are you?", Turn("book", "a table") with { Also = [new AlsoAsked(null, "how much is it"), new AlsoAsked(null, "where are you?")] });

        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("how much is it? where are you")]);
    }

    [Fact]
    public void Question_BesideTheWishForAPerson_IsAnsweredFirst()
    {
        var call = Start();

        call.Say("how much is it and can i talk to someone", Turn(null, "can i talk to someone", question: "how much is it", acts: CallerActs.Person));
        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("how much is it")]);

        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free.")).ShouldBe("");
        call.Acts.ShouldHaveSingleItem().ShouldBeOfType<FlowAct.CallPerson>().Reason.ShouldBe(HandoffReason.AskedForPerson);
        call.Raised().ShouldBe("Somebody will call you.");
    }

    [Fact]
    public async Task Question_BesideTheWishForAPerson_CutShort_StillCallsThePerson()
    {
        var call = new RuntimeCall();
        call.Understanding.On("how much and a person", Turn(null, "a person", question: "how much is it", acts: CallerActs.Person));
        using var over = new CancellationTokenSource();
        await foreach (var part in call.Parts("how much and a person", 1, over.Token))
            if (part is ReplyPart.Text)
                break;
        call.HeardOnly("how much and a person", "Others");
        call.Crash();

        (await call.SayAsync("hello?")).ShouldContain("Somebody will call you back.");

        call.Handoffs.Records.ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    [Fact]
    public void OfferDeclined_ButSomethingAsked_IsAnswered()
    {
        var call = new FlowCall(Yaml, Catalogue);
        call.Say("a table maybe", ScriptedUnderstanding.Nothing with { Intents = [new ScoredIntent("book", 0.4)] });

        call.Say("no but how much is it", Turn(null, "no", question: "how much is it", acts: CallerActs.Deny));

        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("how much is it")]);
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free.")).ShouldBe(FlowPhrases.AnythingElse);
    }

    [Fact]
    public async Task AnswerAndQuestion_ComeInOneReply_AndSurviveACrash()
    {
        var call = new RuntimeCall();
        call.Others.Clear();
        call.Others.Add(new ReplyPart.Text("It is free."));
        call.Understanding.On("a table and how much is it", Turn("book", "a table", question: "how much is it"));

        (await call.SayAsync("a table and how much is it")).ShouldBe("It is free. Which day?");

        call.Crash();
        (await call.SayAsync("come again")).ShouldBe("It is free. Which day?");
    }

    [Fact]
    public async Task Answer_CutShort_IsGivenBeforeTheNextTurn()
    {
        var call = new RuntimeCall();
        call.Others.Clear();
        call.Others.Add(new ReplyPart.Text("It is free."));
        call.Understanding.On("a table and how much is it", Turn("book", "a table", question: "how much is it"));
        call.Understanding.On("friday", null, CallerActs.None, ("day", "2026-11-27"));
        using var over = new CancellationTokenSource();
        await foreach (var part in call.Parts("a table and how much is it", 1, over.Token))
            if (part is ReplyPart.Text)
                break;
        call.HeardOnly("a table and how much is it", "It is");

        (await call.SayAsync("friday")).ShouldBe("It is free. Which day? How many guests?");
    }

    [Fact]
    public async Task SecondTask_IsInTheRecordOfWhoTakesOver()
    {
        var call = new RuntimeCall(agent: FlowCall.AgentOf($"{Yaml}\n{CallOff}") with { Tools = ["look_up", "make_booking"] });
        call.Understanding.On("both", Turn("call_off", "call my table off", task: ("book", "book another")));
        call.Understanding.On("a person", null, CallerActs.Person);
        await call.SayAsync("both");

        await call.SayAsync("a person");

        call.Handoffs.Records.ShouldHaveSingleItem().Summary.ShouldStartWith("The caller wanted to call a table off, then to book a table.");
        call.Handoffs.Records[0].Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    private static FlowCall Two(string start = "")
    {
        var call = new FlowCall($"{Yaml}\n{CallOff}", Catalogue);
        if (start.Length > 0)
            call.Say(start);
        return call;
    }

    private static FlowInput.Understood Said(FlowCall call, UnderstoodTurn turned) => new(FlowCall.Now, call.State.Turn + 1, "...", turned);

    private static UnderstoodTurn Turn(
        string? intent, string rest, string? question = null, (string Intent, string Text)? task = null, CallerActs acts = CallerActs.None, params (string Slot, string Value)[] slots) =>
        ScriptedUnderstanding.Turn(intent, acts, slots) with
        {
            Rest = rest,
            Also = [.. question is null ? [] : (AlsoAsked[])[new(null, question)], .. task is null ? [] : (AlsoAsked[])[new(task.Value.Intent, task.Value.Text)]],
        };
}
