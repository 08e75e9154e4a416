using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Understanding;

namespace Parley.Testing.Understanding;

/// <summary>
/// Labelled turns of the clinic and of a shop's order support, with the intents and slots they are read against, and of a caterer whose slots are of the
/// types that a clinic has no use for. It is Wednesday, November 25th 2026, ten in the morning in New York.
/// </summary>
public sealed class LabelledClinic
{
    public const string Clinic = "clinic";
    public const string Shop = "shop";

    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "tests", "Parley.Dialogue.Tests", "Understanding", "Labelled");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static DateTimeOffset Now { get; } = new(2026, 11, 25, 15, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public IReadOnlyList<SlotDefinition> Slots { get; } = ReadSlots("clinic_slots.json");

    public IReadOnlyList<SlotDefinition> CateringSlots { get; } = ReadSlots("catering_slots.json");

    public IReadOnlyList<SlotDefinition> ShopSlots { get; } = ReadSlots("shop_slots.json");

    public IReadOnlyList<IntentDefinition> Intents => field ??= ReadIntents("clinic_intents.json", Slots);

    public IReadOnlyList<IntentDefinition> ShopIntents => field ??= ReadIntents("shop_intents.json", ShopSlots);

    /// <summary>Turns that constants and wordings were chosen with.</summary>
    public static IReadOnlyList<LabelledTurn> Tuning { get; } = Read("clinic_tuning.jsonl");

    /// <summary>Turns that nothing was tuned on.</summary>
    public static IReadOnlyList<LabelledTurn> HeldOut { get; } = Read("clinic_held_out.jsonl");

    /// <summary>Turns of every slot type, written apart from all others to find out which kinds fail; looked at ever since.</summary>
    public static IReadOnlyList<LabelledTurn> TuningByKind { get; } = Read("tuning_kinds.jsonl");

    /// <summary>Held out when it was written: 91.8 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningFresh { get; } = Read("tuning_fresh.jsonl");

    /// <summary>As recognisers write turns. Held out when it was written: 86.0 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningByPhone { get; } = Read("tuning_phone.jsonl");

    /// <summary>By phone too, with more hesitations and corrections. Held out when it was written: 80.6 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningCalls { get; } = Read("tuning_calls.jsonl");

    /// <summary>Harder still: homophones and several slots at once. Held out when it was written: 78.0 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningHard { get; } = Read("tuning_hard.jsonl");

    /// <summary>The hardest by phone: spelling, homophones, several values in a turn. Held out when it was written: 75.8 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningHardCalls { get; } = Read("tuning_hard_calls.jsonl");

    /// <summary>Spelling, homophones, several values, relative times and corrections at once. Held out when it was written: 76.1 % of its slots were right before anybody looked at the rest.</summary>
    public static IReadOnlyList<LabelledTurn> TuningHardest { get; } = Read("tuning_hardest.jsonl");

    /// <summary>Names, births, days, times, numbers and e-mail addresses as they are said. Held out when it was written; docs/benchmarks.md has its figure at first sight.</summary>
    public static IReadOnlyList<LabelledTurn> TuningSpoken { get; } = Read("tuning_spoken.jsonl");

    /// <summary>As callers of a clinic and of a shop's order support speak: wishes, answers and corrections. Held out when it was written; docs/benchmarks.md has its figure at first sight.</summary>
    public static IReadOnlyList<LabelledTurn> TuningCallers { get; } = Read("tuning_callers.jsonl");

    /// <summary>What callers of the shop want, for the shop's own agent: nothing was tuned on them and their mistakes are not looked at.</summary>
    public static IReadOnlyList<LabelledTurn> ShopHeldOut { get; } = Read("shop_held_out.jsonl");

    /// <summary>Every other turn of a set that was written apart from all others, by somebody who knew no example: its mistakes are not looked at.</summary>
    public static IReadOnlyList<LabelledTurn> ApartHeldOut { get; } = Read("apart_held_out.jsonl");

    /// <summary>The other half, looked at.</summary>
    public static IReadOnlyList<LabelledTurn> ApartTuning { get; } = Read("apart_tuning.jsonl");

    /// <summary>
    /// Every other turn of a representative sample of a clinic's and a shop's callers, written apart as well: plain turns for the most part, with the hesitations,
    /// corrections and spoken digits of ordinary calls. Its mistakes are not looked at.
    /// </summary>
    public static IReadOnlyList<LabelledTurn> OrdinaryHeldOut { get; } = Read("ordinary_held_out.jsonl");

    /// <summary>The other half, looked at.</summary>
    public static IReadOnlyList<LabelledTurn> OrdinaryTuning { get; } = Read("ordinary_tuning.jsonl");

    /// <summary>What callers want of the two shipped agents, written in the same way: nothing was tuned on these, and their mistakes are not looked at.</summary>
    public static IReadOnlyList<LabelledTurn> WishesHeldOut { get; } = Read("wishes_held_out.jsonl");

    /// <summary>The other half, looked at.</summary>
    public static IReadOnlyList<LabelledTurn> WishesTuning { get; } = Read("wishes_tuning.jsonl");

    public IReadOnlyList<SlotDefinition> SlotsOf(LabelledTurn turn) => turn.Agent switch { Clinic => Slots, Shop => ShopSlots, _ => CateringSlots };

    public UnderstandingRequest Request(LabelledTurn turn) => new(
        new CallContext(new CallId("call_labelled"), new TenantContext(TenantId.Parse("clinic_123")), new FakeTimeProvider(Now)),
        "en-US",
        TimeZone,
        "US",
        turn.Text,
        SlotsOf(turn).SingleOrDefault(s => s.Name == turn.Asked),
        turn.Confirming,
        SlotsOf(turn),
        turn.Filled?.ToDictionary(f => f.Key, f => new SlotValue(f.Value, f.Value, ValueSource.Caller)) ?? [],
        turn.Agent switch { Clinic => Intents, Shop => ShopIntents, _ => [] });

    /// <summary>The turn as a shipped agent gets it that has nothing under way: against its own intents, with the slots of no flow open.</summary>
    public UnderstandingRequest Request(LabelledTurn turn, IReadOnlyList<IntentDefinition> own) => Request(turn) with { Slots = [], Intents = own };

    /// <summary>
    /// Turns whose labels a shipped agent shares: the labelled clinic also takes "do you take Aetna" for a task and an emergency for an intent,
    /// which the shipped one answers from its facts and knows without examples.
    /// </summary>
    public static IEnumerable<LabelledTurn> WantedOf(string agent, IEnumerable<LabelledTurn> turns) =>
        turns.Where(t => t.Agent == agent && t.Asked is null && !t.Confirming && t.Intent is not (null or "insurance_question" or "emergency")).Select(t => t with { Slots = new Dictionary<string, string>(), Acts = null, Rejected = null });

    private static List<SlotDefinition> ReadSlots(string file) =>
        [.. JsonSerializer.Deserialize<List<SlotLine>>(File.ReadAllText(Path.Combine(Folder, file)), Json)!.Select(s => s.Definition)];

    private static List<IntentDefinition> ReadIntents(string file, IReadOnlyList<SlotDefinition> slots) =>
        [.. JsonSerializer.Deserialize<List<IntentLine>>(File.ReadAllText(Path.Combine(Folder, file)), Json)!
            .Select(i => new IntentDefinition(i.Name, i.Examples, i.Words) { Slots = [.. slots.Where(s => i.Slots.Contains(s.Name))] })];

    private static List<LabelledTurn> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonSerializer.Deserialize<LabelledTurn>(line, Json)!)];

    private sealed record IntentLine(string Name, IReadOnlyList<string> Examples, IReadOnlyList<string> Words, IReadOnlyList<string> Slots);

    private sealed record SlotLine(string Name, string Type, string? Pattern, string? CheckDigit, IReadOnlyList<SlotChoice>? Choices)
    {
        public SlotDefinition Definition => new()
        {
            Name = Name,
            Type = Enum.Parse<SlotType>(Type.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            Pattern = Pattern,
            CheckDigit = CheckDigit,
            Choices = Choices ?? [],
            Prompts = [$"What is the {Name.Replace('_', ' ')}?"],
        };
    }
}
