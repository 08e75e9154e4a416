using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>
/// What the agents in <c>samples</c> make of what callers want, by their own examples and words and no language model. The labelled turns stand
/// apart from the examples; of the held-out ones not even the mistakes are printed. The asserted levels are what was measured, less a little.
/// </summary>
public sealed class ShippedAgentsTests(ITestOutputHelper output)
{
    private readonly LabelledClinic _labelled = new();

    [Theory]
    [InlineData("clinic_123", "clinic_appointment_assistant")]
    [InlineData("shop_456", "order_support")]
    public void Examples_HoldNoLabelledTurn(string tenant, string file)
    {
        var own = AgentOf(tenant, file);
        var examples = own.Intents.SelectMany(i => i.Examples).Concat(own.Agent.OutOfScope).Select(Plain).ToHashSet();
        IReadOnlyList<LabelledTurn> labelled = [.. LabelledClinic.HeldOut, .. LabelledClinic.ShopHeldOut, .. LabelledClinic.TuningCallers, .. LabelledClinic.WishesHeldOut, .. LabelledClinic.WishesTuning];
        labelled.Where(t => t.Intent is not null && examples.Contains(Plain(t.Text))).Select(t => t.Text).ShouldBeEmpty();
    }

    [Fact]
    public async Task ShopsCallers_AreUnderstoodByItsOwnExamples()
    {
        Assert.SkipUnless(Directory.Exists(ClinicUnderstanding.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        await using var services = ClinicUnderstanding.Services(withEncoder: true);
        var own = AgentOf("shop_456", "order_support");
        await MeasureAsync(services, "shop, tuning", own, LabelledClinic.WantedOf(LabelledClinic.Shop, LabelledClinic.TuningCallers), printsFaults: true);
        var heldOut = await MeasureAsync(services, "shop, held out", own, LabelledClinic.WantedOf(LabelledClinic.Shop, LabelledClinic.ShopHeldOut), printsFaults: false);

        await MeasureAsync(services, "shop, wishes, tuning", own, LabelledClinic.WishesTuning.Where(t => t.Agent == LabelledClinic.Shop), printsFaults: true);
        var wishes = await MeasureAsync(services, "shop, wishes, held out", own, LabelledClinic.WishesHeldOut.Where(t => t.Agent == LabelledClinic.Shop), printsFaults: false);

        heldOut.Intents.ShouldBe(60);
        heldOut.IntentAccuracy.ShouldBeGreaterThanOrEqualTo(0.81);
        wishes.IntentAccuracy.ShouldBeGreaterThanOrEqualTo(0.96);
    }

    [Fact]
    public async Task ClinicsCallers_AreUnderstoodByItsOwnExamples()
    {
        Assert.SkipUnless(Directory.Exists(ClinicUnderstanding.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        await using var services = ClinicUnderstanding.Services(withEncoder: true);
        var own = AgentOf("clinic_123", "clinic_appointment_assistant");
        await MeasureAsync(services, "clinic, callers", own, LabelledClinic.WantedOf(LabelledClinic.Clinic, LabelledClinic.TuningCallers), printsFaults: true);
        await MeasureAsync(services, "clinic, tuning", own, LabelledClinic.WantedOf(LabelledClinic.Clinic, LabelledClinic.Tuning), printsFaults: true);
        var heldOut = await MeasureAsync(services, "clinic, held out", own, LabelledClinic.WantedOf(LabelledClinic.Clinic, LabelledClinic.HeldOut), printsFaults: false);

        await MeasureAsync(services, "clinic, wishes, tuning", own, LabelledClinic.WishesTuning.Where(t => t.Agent == LabelledClinic.Clinic), printsFaults: true);
        var wishes = await MeasureAsync(services, "clinic, wishes, held out", own, LabelledClinic.WishesHeldOut.Where(t => t.Agent == LabelledClinic.Clinic), printsFaults: false);

        wishes.IntentAccuracy.ShouldBeGreaterThanOrEqualTo(0.87);
        heldOut.Intents.ShouldBeGreaterThan(80);
        heldOut.IntentAccuracy.ShouldBeGreaterThanOrEqualTo(0.94);
    }

    /// <summary>Who writes a sentence into the list may rely on it, whatever example it is near to; but what names a value ("refund") is read as the slot's name, and so differs.</summary>
    [Fact]
    public async Task OutOfScope_SaidAsItStands_BeginsNextToNothing()
    {
        Assert.SkipUnless(Directory.Exists(ClinicUnderstanding.EncoderFolder), "The sentence encoder is not installed: ./parley models fetches it.");
        await using var services = ClinicUnderstanding.Services(withEncoder: true);
        var own = AgentOf("shop_456", "order_support");
        var said = own.Agent.OutOfScope.Select(text => new LabelledTurn(text, "none", null, false, null, new Dictionary<string, string>(), null, null) { Agent = LabelledClinic.Shop });

        (await MeasureAsync(services, "shop, out of scope", own, said, printsFaults: true)).IntentAccuracy.ShouldBeGreaterThanOrEqualTo(0.97);
    }

    private async Task<UnderstandingGrades> MeasureAsync(
        ServiceProvider services, string name, AgentFlows own, IEnumerable<LabelledTurn> turns, bool printsFaults)
    {
        var grades = await UnderstandingGrades.MeasureAsync(
            services.GetRequiredService<ITurnUnderstanding>(), [.. turns], t => _labelled.Request(t, own.Intents) with { OutOfScope = own.Agent.OutOfScope }, TestContext.Current.CancellationToken);
        foreach (var fault in printsFaults ? grades.Faults : [])
            output.WriteLine($"{name}: {fault}");
        output.WriteLine($"{name}: intents {grades.IntentAccuracy:P1} of {grades.Intents}");
        output.WriteLine(grades.ConfusionTable());
        return grades;
    }

    private static AgentFlows AgentOf(string tenant, string file)
    {
        var path = Path.Combine(RepositoryPaths.Root, "samples", tenant, file + ".yaml");
        var (agent, faults) = AgentFile.Parse(File.ReadAllText(path), TenantId.Parse(tenant));
        faults.ShouldBeEmpty();
        return new AgentFlows(agent!, []);
    }

    private static string Plain(string text) => new([.. text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
