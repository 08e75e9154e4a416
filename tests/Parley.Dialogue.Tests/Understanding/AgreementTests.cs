using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Flows;
using Parley.Testing;
using Parley.Testing.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>
/// A yes commits things: of replies to a question before an effect none may pass for one that is not. The first file chose the wordings and its
/// mistakes are printed; the second was written before it was ever read and counts alone.
/// </summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const string Question = "I have a checkup on Thursday, November 26th at 10 AM with Doctor Okafor for Ada Lovelace. Shall I book it?";

    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    private static readonly SlotDefinition[] Slots =
    [
        new() { Name = "date", Type = SlotType.Date, Prompts = ["What day?"] }, new() { Name = "time", Type = SlotType.Time, Prompts = ["What time?"] },
        new() { Name = "name", Type = SlotType.Name, Prompts = ["What name?"] },
    ];

    private static readonly Dictionary<string, SlotValue> Filled = new()
    {
        ["date"] = new("2026-11-26", "Thursday, November 26th", ValueSource.Caller), ["time"] = new("10:00", "10 AM", ValueSource.Caller),
        ["name"] = new("Ada Lovelace", "Ada Lovelace", ValueSource.Caller),
    };

    [Theory]
    [InlineData("agreement.jsonl", true)]
    [InlineData("agreement_held_out.jsonl", false)]
    public void Replies_ThatAreNoYes_NeverPassForOne(string file, bool printsFaults)
    {
        var replies = Replies(file).Select(reply => (reply.Text, reply.Is, Heard: Heard(Acts(reply.Text)))).ToList();
        var yes = replies.Where(r => r.Is == "yes").ToList();
        foreach (var (text, isIt, heard) in replies.Where(r => r.Is != r.Heard && printsFaults))
            output.WriteLine($"{file}: \"{text}\" is {isIt}, heard {heard}");
        output.WriteLine($"{file}: {yes.Count(r => r.Heard == "yes")} of {yes.Count} yes heard, {replies.Count(r => r.Is == r.Heard)} of {replies.Count} right");

        replies.Where(r => r.Is != "yes" && r.Heard == "yes").Select(r => r.Text).ShouldBeEmpty();
        ((double)yes.Count(r => r.Heard == "yes") / yes.Count).ShouldBeGreaterThanOrEqualTo(0.97);
    }

    [Fact]
    public void LabelledReplies_AreEnough() => Replies("agreement.jsonl").Concat(Replies("agreement_held_out.jsonl")).DistinctBy(r => r.Text).Count().ShouldBeGreaterThanOrEqualTo(200);

    [Theory]
    [InlineData("I will tell you in a second")]
    [InlineData("just book it")]
    [InlineData("go ahead and book it")]
    [InlineData("could you book it please")]
    [InlineData("yes, book it")]
    public void StopQuestion_IsAnsweredByNoYesToTheTask(string said) =>
        Acts(said, "Do you want to stop and not book an appointment?").HasFlag(CallerActs.Affirm).ShouldBeFalse();

    [Theory]
    [InlineData("yes, stop")]
    [InlineData("I do")]
    [InlineData("yes please")]
    public void StopQuestion_TakesAYes(string said) => Acts(said, "Do you want to stop and not book an appointment?").HasFlag(CallerActs.Affirm).ShouldBeTrue();

    [Theory]
    [InlineData("I have none", "no")]
    [InlineData("I would say no", "no")]
    [InlineData("right now I have none", "no")]
    [InlineData("I have had none", "no")]
    [InlineData("sure don't", "no")]
    [InlineData("Good question, not that I know", "no")]
    [InlineData("I did as a child but not any more", "no")]
    [InlineData("I do not", "no")]
    [InlineData("I am not allergic to anything", "no")]
    [InlineData("Okay, no", "no")]
    [InlineData("absolutely not", "no")]
    [InlineData("Yes, penicillin", "yes")]
    [InlineData("I do, penicillin", "yes")]
    [InlineData("I have a peanut allergy", "yes")]
    [InlineData("I am allergic to cats", "yes")]
    [InlineData("Sure, plenty", "yes")]
    [InlineData("okay, yes I have", "yes")]
    [InlineData("right, yes", "yes")]
    [InlineData("Yes, I've never told you, cats", "yes")]
    [InlineData("I do have another question first", "-")]
    [InlineData("I have to ask my husband", "-")]
    [InlineData("Please wait", "-")]
    [InlineData("fine, let me check", "-")]
    [InlineData("I will think about it", "-")]
    [InlineData("I would like to know why", "-")]
    public void YesOrNoSlot_ReadsWhatStandsBehindTheFirstWords(string said, string value) =>
        OneSlot.Value(OneSlot.Slot(SlotType.YesNo, "allergies"), said).ShouldBe(value);

    private static string Heard(CallerActs acts) => acts.HasFlag(CallerActs.Deny) ? "no" : acts.HasFlag(CallerActs.Affirm) ? "yes" : "neither";

    private static CallerActs Acts(string text, string question = Question)
    {
        var call = Clinic.Call with { Clock = new FakeTimeProvider(LabelledClinic.Now) };
        var request = new UnderstandingRequest(call, "en-US", LabelledClinic.TimeZone, "US", text, null, true, Slots, Filled, []) { Question = question, UnderWay = ["book"] };
        var understood = Understanding.UnderstandAsync(request, TestContext.Current.CancellationToken);
        return understood.IsCompletedSuccessfully ? understood.Result.Acts : throw new InvalidOperationException("Understanding without a model waits for nothing.");
    }

    private static IEnumerable<(string Text, string Is)> Replies(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(RepositoryPaths.Root, "tests", "Parley.Dialogue.Tests", "Understanding", "Labelled", file)))
        {
            var reply = JsonDocument.Parse(line).RootElement;
            yield return (reply.GetProperty("text").GetString()!, reply.GetProperty("is").GetString()!);
        }
    }
}
