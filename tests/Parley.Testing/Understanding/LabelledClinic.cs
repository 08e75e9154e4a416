using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Understanding;

namespace Parley.Testing.Understanding;

/// <summary>Labelled turns of the clinic, with the intents and slots they are read against. It is Wednesday, November 25th 2026, ten in the morning in New York.</summary>
public sealed class LabelledClinic
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "tests", "Parley.Dialogue.Tests", "Understanding", "Labelled");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static DateTimeOffset Now { get; } = new(2026, 11, 25, 15, 0, 0, TimeSpan.Zero);

    public static TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public IReadOnlyList<SlotDefinition> Slots { get; } =
        [.. JsonSerializer.Deserialize<List<SlotLine>>(File.ReadAllText(Path.Combine(Folder, "clinic_slots.json")), Json)!.Select(s => s.Definition)];

    public IReadOnlyList<IntentDefinition> Intents => field ??=
        [.. JsonSerializer.Deserialize<List<IntentLine>>(File.ReadAllText(Path.Combine(Folder, "clinic_intents.json")), Json)!
            .Select(i => new IntentDefinition(i.Name, i.Examples, i.Words) { Slots = [.. Slots.Where(s => i.Slots.Contains(s.Name))] })];

    /// <summary>Turns that constants and wordings were chosen with.</summary>
    public static IReadOnlyList<LabelledTurn> Tuning { get; } = Read("clinic_tuning.jsonl");

    /// <summary>Turns that nothing was tuned on: they say what understanding is worth.</summary>
    public static IReadOnlyList<LabelledTurn> HeldOut { get; } = Read("clinic_held_out.jsonl");

    public UnderstandingRequest Request(LabelledTurn turn) => new(
        new CallContext(new CallId("call_labelled"), new TenantContext(TenantId.Parse("clinic_123")), new FakeTimeProvider(Now)),
        "en-US",
        TimeZone,
        "US",
        turn.Text,
        Slots.SingleOrDefault(s => s.Name == turn.Asked),
        turn.Confirming,
        Slots,
        turn.Filled?.ToDictionary(f => f.Key, f => new SlotValue(f.Value, f.Value, ValueSource.Caller)) ?? [],
        Intents);

    private static List<LabelledTurn> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonSerializer.Deserialize<LabelledTurn>(line, Json)!)];

    private sealed record IntentLine(string Name, IReadOnlyList<string> Examples, IReadOnlyList<string> Words, IReadOnlyList<string> Slots);

    private sealed record SlotLine(string Name, string Type, string? Pattern, IReadOnlyList<SlotChoice>? Choices)
    {
        public SlotDefinition Definition => new()
        {
            Name = Name,
            Type = Enum.Parse<SlotType>(Type.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            Pattern = Pattern,
            Choices = Choices ?? [],
            Prompts = [$"What is the {Name.Replace('_', ' ')}?"],
        };
    }
}
