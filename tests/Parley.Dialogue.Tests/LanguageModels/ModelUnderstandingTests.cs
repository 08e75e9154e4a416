using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Dialogue.LanguageModels.Understanding;
using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class ModelUnderstandingTests
{
    private const string Thursday = """{"intent":"move","acts":["correct","affirm"],"slots":{"day":{"words":"make it thursday","value":"thursday"},"name":null}}""";

    private readonly SlotDefinition _day = new() { Name = "day", Type = SlotType.Text, Prompts = ["Which day?"] };

    [Fact]
    public async Task Proposal_QuotingTheCaller_IsTakenAsTheCallersWords()
    {
        var model = new ScriptedChat([Thursday]);
        await using var bench = new ModelBench(("a", model));

        var turn = await UnderstandAsync(bench, "no, make it Thursday");

        turn.Intents[0].ShouldBe(new ScoredIntent("move", 0.7));
        turn.Slots["day"].Value.ShouldBe(new SlotValue("thursday", "thursday", ValueSource.Caller));
        turn.Slots["day"].IsCorrection.ShouldBeTrue();
        turn.Acts.ShouldBe(CallerActs.Deny | CallerActs.Correct, "a yes is taken from the caller alone");
        model.Requests[0].Options!.ResponseFormat.ShouldNotBeNull();
    }

    [Fact]
    public async Task Proposal_OfWordsNobodySaid_CountsAsTheModels()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat([Thursday])));

        var found = (await UnderstandAsync(bench, "the day after wednesday")).Slots["day"];

        (found.Value.Source, found.Confidence <= 0.6).ShouldBe((ValueSource.Model, true));
    }

    [Fact]
    public async Task Value_TheReadersDoNotTake_IsRejected()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat(["""{"intent":"none","acts":[],"slots":{"day":{"words":"","value":"blursday"}}}"""])));

        var turn = await UnderstandAsync(bench, "on some day");

        turn.Slots.ShouldBeEmpty();
        turn.Rejected["day"].ShouldBe("no such day");
    }

    [Theory]
    [InlineData("I think the caller wants to book.")]
    [InlineData("{\"intent\": ")]
    [InlineData("[]")]
    [InlineData("{\"intent\": 3, \"acts\": \"yes\", \"slots\": [1]}")]
    public async Task Nonsense_LeavesTheUnderstandingWithoutAModel(string answer)
    {
        await using var bench = new ModelBench(("a", new ScriptedChat([answer])));

        var turn = await UnderstandAsync(bench, "no thanks");

        (turn.Acts, turn.Intents.Count, turn.Slots.Count).ShouldBe((CallerActs.Deny, 0, 0));
    }

    [Theory]
    [InlineData("affirm")]
    [InlineData("person")]
    [InlineData("goodbye")]
    public async Task Acts_ThatCommit_AreNotTakenFromAModel(string act)
    {
        var model = new ScriptedChat(["""{"intent":"none","acts":["ACT"],"slots":{}}""".Replace("ACT", act, StringComparison.Ordinal)]);
        await using var bench = new ModelBench(("a", model));

        (await UnderstandAsync(bench, "my wife likes the doctor there")).Acts.ShouldBe(CallerActs.None);
        model.Requests.Count.ShouldBe(1);
        model.Requests[0].Options!.ResponseFormat.ShouldBeOfType<Microsoft.Extensions.AI.ChatResponseFormatJson>().Schema.ToString()!.ShouldNotContain($"\"{act}\"");
    }

    [Theory]
    [InlineData(true, CallerActs.None)]
    [InlineData(false, CallerActs.Cancel)]
    public async Task Cancel_IsNotTakenFromAModel_WhereItMayBeAYes(bool confirming, CallerActs taken)
    {
        await using var bench = new ModelBench(("a", new ScriptedChat(["""{"intent":"none","acts":["cancel"],"slots":{}}"""])));

        (await Understanding(bench).UnderstandAsync(Request(bench, "my wife likes the doctor there") with { Confirming = confirming }, TestContext.Current.CancellationToken)).Acts.ShouldBe(taken);
    }

    [Fact]
    public async Task Schema_Refused_IsLeftOutFromThenOn()
    {
        var model = new ScriptedChat([new HttpRequestException("refused", null, HttpStatusCode.BadRequest)], ["Here you are: ```json\n" + Thursday + "\n```"], [Thursday]);
        await using var bench = new ModelBench(("a", model));
        var understanding = Understanding(bench);

        (await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken)).Slots.Keys.ShouldBe(["day"]);
        await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken);

        model.Requests.Select(r => r.Options!.ResponseFormat is null).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task Schema_RefusedByOneModel_GoesToTheOthersAllTheSame()
    {
        var first = new ScriptedChat([new HttpRequestException("refused", null, HttpStatusCode.BadRequest)], [Thursday], [new HttpRequestException("ill", null, HttpStatusCode.InternalServerError)]);
        var second = new ScriptedChat([Thursday]);
        await using var bench = new ModelBench(("a", first), ("b", second));
        var understanding = Understanding(bench);

        await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken);
        second.Requests.ShouldBeEmpty("the first is asked again before the second is asked at all");
        (await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken)).Slots.Keys.ShouldBe(["day"]);

        second.Requests.ShouldHaveSingleItem().Options!.ResponseFormat.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(null)]
    public async Task Schema_OfARequestThatFailedForAnotherReason_IsNotBlamed(HttpStatusCode? status)
    {
        var model = new ScriptedChat([new HttpRequestException("ill", null, status)], [Thursday]);
        await using var bench = new ModelBench(("a", model));
        var understanding = Understanding(bench);

        (await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken)).Slots.ShouldBeEmpty();
        await understanding.UnderstandAsync(Request(bench, "make it thursday"), TestContext.Current.CancellationToken);

        model.Requests.Select(r => r.Options!.ResponseFormat is null).ShouldBe([false, false]);
    }

    [Fact]
    public async Task Model_TooLate_IsNotWaitedFor()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat(["{", ScriptedChat.Hang])));
        var turn = UnderstandAsync(bench, "no thanks");
        await bench.Clock.TimerAsync(TimeSpan.FromSeconds(1));
        bench.Clock.Advance(ModelTurnUnderstanding.Patience);

        (await turn).Acts.ShouldBe(CallerActs.Deny);
    }

    [Fact]
    public async Task SensitiveSlot_Asked_GoesToNoModel()
    {
        var model = new ScriptedChat([Thursday]);
        await using var bench = new ModelBench(("a", model));
        var secret = _day with { IsSensitive = true };

        await Understanding(bench).UnderstandAsync(Request(bench, "make it thursday") with { Asked = secret, Slots = [secret] }, TestContext.Current.CancellationToken);

        model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SensitiveValue_HeardUnasked_GoesToNoModel(bool isValid)
    {
        var model = new ScriptedChat([Thursday]);
        await using var bench = new ModelBench(("a", model));
        var phone = new SlotDefinition { Name = "phone", Type = SlotType.Phone, Prompts = ["What number?"], IsSensitive = true };
        var understanding = new ModelTurnUnderstanding(bench.Models, new PhoneReader(isValid), NullLogger<ModelTurnUnderstanding>.Instance);

        await understanding.UnderstandAsync(
            Request(bench, "five five five, zero one three four") with { Confirming = true, Slots = [_day, phone] }, TestContext.Current.CancellationToken);

        model.Requests.ShouldBeEmpty();
    }

    private static ModelTurnUnderstanding Understanding(ModelBench bench) => new(bench.Models, new DayReader(), NullLogger<ModelTurnUnderstanding>.Instance);

    [Theory]
    [InlineData("move", "house")]
    [InlineData("", "cloud")]
    public async Task TaskUnderWay_DecidesWhichModelIsAsked(string task, string asked)
    {
        var models = new[] { "cloud", "house" }.ToDictionary(name => name, _ => new ScriptedChat([Thursday]));
        await using var bench = new ModelBench(
            o => o with { Routes = [new() { Intent = "move", Models = ["house"] }] }, null, [.. models.Select(m => (m.Key, (Microsoft.Extensions.AI.IChatClient)m.Value))]);

        await Understanding(bench).UnderstandAsync(
            Request(bench, "no, make it Thursday") with { UnderWay = task.Length > 0 ? [task, "a_part_of_it"] : [] }, TestContext.Current.CancellationToken);

        models.Single(m => m.Value.Requests.Count > 0).Key.ShouldBe(asked);
    }

    private async Task<UnderstoodTurn> UnderstandAsync(ModelBench bench, string text) =>
        await Understanding(bench).UnderstandAsync(Request(bench, text), TestContext.Current.CancellationToken);

    private UnderstandingRequest Request(ModelBench bench, string text) => new(
        bench.Request().Call, "en-US", TimeZoneInfo.Utc, "US", text, Asked: null, Confirming: false, [_day], new Dictionary<string, SlotValue>(),
        [new IntentDefinition("move", ["move my appointment"], [])]) { Agent = Clinic.Agent };

    /// <summary>Knows one day, only as an answer to its question; hears "no".</summary>
    private sealed class DayReader : ITurnUnderstanding
    {
        public ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
        {
            var slots = new Dictionary<string, FoundValue>();
            var rejected = new Dictionary<string, string>();
            if (request.Asked is { } asked && request.Text.Contains("thursday", StringComparison.OrdinalIgnoreCase))
                slots[asked.Name] = new FoundValue(new SlotValue("thursday", "thursday", ValueSource.Caller), request.Text, 1, IsCorrection: false);
            else if (request.Asked is { } other)
                rejected[other.Name] = "no such day";
            var acts = request.Text.StartsWith("no", StringComparison.Ordinal) ? CallerActs.Deny : CallerActs.None;
            return ValueTask.FromResult(new UnderstoodTurn([], slots, acts, rejected));
        }
    }

    /// <summary>Hears a phone number in everything, and takes it for a valid one or not.</summary>
    private sealed class PhoneReader(bool isValid) : ITurnUnderstanding
    {
        public ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
        {
            var found = new FoundValue(new SlotValue("5550134", "555 0134", ValueSource.Caller), request.Text, 1, IsCorrection: true);
            return ValueTask.FromResult(new UnderstoodTurn(
                [], isValid ? new Dictionary<string, FoundValue> { ["phone"] = found } : [], CallerActs.None,
                isValid ? [] : new Dictionary<string, string> { ["phone"] = "too short" }));
        }
    }
}
