using System.Globalization;
using Parley.Flows;
using Parley.Understanding;

namespace Parley.Testing.Understanding;

/// <summary>How well turns were understood.</summary>
/// <param name="Faults">One line for each mistake.</param>
/// <param name="Confusion">How often each expected intent was taken for each.</param>
public sealed record UnderstandingGrades(
    int Intents, int RightIntents, int Slots, int RightSlots, int Acts, int RightActs, IReadOnlyDictionary<(string Expected, string Understood), int> Confusion, IReadOnlyList<string> Faults)
{
    private const string None = "none";
    private const double Threshold = 0.5;

    /// <summary>All and right ones by slot type.</summary>
    public IReadOnlyDictionary<SlotType, (int All, int Right)> SlotsByType { get; init; } = new Dictionary<SlotType, (int, int)>();

    public double IntentAccuracy => (double)RightIntents / Intents;

    /// <summary>Right ones of all that were expected (values and rejections) or wrongly found: a value nobody said counts like a missed one.</summary>
    public double SlotAccuracy => (double)RightSlots / Slots;

    public double ActAccuracy => (double)RightActs / Acts;

    public static async Task<UnderstandingGrades> MeasureAsync(
        ITurnUnderstanding understanding, IReadOnlyList<LabelledTurn> turns, Func<LabelledTurn, UnderstandingRequest> request, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var confusion = new Dictionary<(string, string), int>();
        var byType = new Dictionary<SlotType, (int All, int Right)>();
        var (acts, rightActs) = (0, 0);
        foreach (var turn in turns)
        {
            var asked = request(turn);
            var understood = await understanding.UnderstandAsync(asked, cancellationToken);
            if (turn.Intent is { } intent)
            {
                var best = understood.Intents.FirstOrDefault(i => i.Score >= Threshold)?.Name ?? None;
                confusion[(intent, best)] = confusion.GetValueOrDefault((intent, best)) + 1;
                if (best != intent)
                    faults.Add($"intent: '{turn.Text}' -> {Scores(understood)}, expected {intent}");
            }

            foreach (var (slot, isRight) in GradesOf(turn, understood, asked.Slots, faults))
            {
                var (all, right) = byType.GetValueOrDefault(slot.Type);
                byType[slot.Type] = (all + 1, right + (isRight ? 1 : 0));
            }

            foreach (var act in turn.Acts ?? [])
            {
                var isRight = understood.Acts.HasFlag(Enum.Parse<CallerActs>(act.Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
                (acts, rightActs) = (acts + 1, rightActs + (isRight ? 1 : 0));
                if (!isRight)
                    faults.Add($"act: '{turn.Text}' -> {understood.Acts}, expected {act}");
            }
        }

        return new UnderstandingGrades(
            confusion.Values.Sum(), confusion.Where(c => c.Key.Item1 == c.Key.Item2).Sum(c => c.Value),
            byType.Values.Sum(t => t.All), byType.Values.Sum(t => t.Right), acts, rightActs, confusion, faults) { SlotsByType = byType };
    }

    /// <summary>Rows are what was expected, columns what was understood.</summary>
    public string ConfusionTable()
    {
        var names = Confusion.Keys.SelectMany(k => new[] { k.Expected, k.Understood }).Distinct().Order(StringComparer.Ordinal).ToList();
        var head = "expected \\ understood".PadRight(24) + string.Concat(names.Select(n => n.PadLeft(21)));
        return string.Join('\n', names.Select(row => row.PadRight(24) + string.Concat(names.Select(column =>
            Confusion.GetValueOrDefault((row, column)).ToString(CultureInfo.InvariantCulture).PadLeft(21)))).Prepend(head));
    }

    /// <summary>One line for each slot type: right ones of all.</summary>
    public string TypeTable() => string.Join('\n', SlotsByType.OrderBy(t => t.Key).Select(t =>
        string.Create(CultureInfo.InvariantCulture, $"{t.Key,-12}{t.Value.Right,4} of {t.Value.All,3}")));

    private static List<(SlotDefinition Slot, bool IsRight)> GradesOf(
        LabelledTurn turn, UnderstoodTurn understood, IReadOnlyList<SlotDefinition> slots, List<string> faults)
    {
        var graded = new List<(SlotDefinition, bool)>();
        foreach (var (name, expected) in turn.Slots)
        {
            var found = understood.Slots.GetValueOrDefault(name)?.Value.Value;
            Grade(name, s => found is not null && Same(s, expected, found), $"{name} = {found ?? understood.Rejected.GetValueOrDefault(name) ?? "nothing"}, expected {expected}");
        }

        foreach (var name in turn.Rejected ?? [])
            Grade(
                name, _ => understood.Rejected.ContainsKey(name) && !understood.Slots.ContainsKey(name),
                $"{name} = {understood.Slots.GetValueOrDefault(name)?.Value.Value ?? "nothing"}, expected a rejection");

        foreach (var (name, found) in understood.Slots.Where(s => !turn.Slots.ContainsKey(s.Key) && turn.Rejected?.Contains(s.Key) is not true))
            Grade(name, _ => false, $"{name} = {found.Value.Value}, expected nothing");
        return graded;

        void Grade(string name, Func<SlotDefinition, bool> isRight, string fault)
        {
            var slot = slots.Single(s => s.Name == name);
            graded.Add((slot, isRight(slot)));
            if (!graded[^1].Item2)
                faults.Add($"slot: '{turn.Text}' -> {fault}");
        }
    }

    /// <summary>Words as said have no exact borders: what was expected must be in them with at most three words more.</summary>
    private static bool Same(SlotDefinition slot, string expected, string found) => slot.Type is SlotType.Text or SlotType.Address
        ? found.Contains(expected, StringComparison.OrdinalIgnoreCase) && found.Split(' ').Length <= expected.Split(' ').Length + 3
        : expected == found;

    private static string Scores(UnderstoodTurn understood) =>
        string.Join(", ", understood.Intents.Take(2).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name} {i.Score:F2}")).DefaultIfEmpty(None));
}
