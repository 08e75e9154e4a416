using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Flows;
using Parley.Testing.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Turns read against one slot, on Wednesday, November 25th 2026, ten in the morning in New York.</summary>
internal static class OneSlot
{
    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    public static SlotDefinition Slot(SlotType type, string? name = null) => new() { Name = name ?? "wanted", Type = type, Prompts = ["?"] };

    public static UnderstoodTurn Read(SlotDefinition slot, string text, bool asked = true, string? filled = null, bool confirming = false, string region = "US") =>
        Read([slot], text, asked ? slot : null, filled is null ? [] : new() { [slot.Name] = new SlotValue(filled, filled, ValueSource.Caller) }, confirming, region);

    public static UnderstoodTurn Read(
        IReadOnlyList<SlotDefinition> slots, string text, SlotDefinition? asked = null, Dictionary<string, SlotValue>? filled = null, bool confirming = false, string region = "US")
    {
        var call = Clinic.Call with { Clock = new FakeTimeProvider(LabelledClinic.Now) };
        var request = new UnderstandingRequest(call, "en-US", LabelledClinic.TimeZone, region, text, asked, confirming, slots, filled ?? [], []);
        var understood = Understanding.UnderstandAsync(request, TestContext.Current.CancellationToken);
        return understood.IsCompletedSuccessfully ? understood.Result : throw new InvalidOperationException("Understanding without a model waits for nothing.");
    }

    /// <summary>The value found; where it was rejected "!" and the reason; "-" for neither.</summary>
    public static string Value(SlotDefinition slot, string text, bool asked = true, string? filled = null, bool confirming = false, string region = "US")
    {
        var understood = Read(slot, text, asked, filled, confirming, region);
        return understood.Slots.TryGetValue(slot.Name, out var found) ? found.Value.Value
            : understood.Rejected.TryGetValue(slot.Name, out var reason) ? "! " + reason
            : "-";
    }
}
