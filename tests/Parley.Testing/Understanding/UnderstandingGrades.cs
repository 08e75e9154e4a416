using System.Globalization;
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

    public double IntentAccuracy => (double)RightIntents / Intents;

    /// <summary>Right ones of all that were expected (values and rejections) or wrongly found: a value nobody said counts like a missed one.</summary>
    public double SlotAccuracy => (double)RightSlots / Slots;

    public double ActAccuracy => (double)RightActs / Acts;

    public static async Task<UnderstandingGrades> MeasureAsync(
        ITurnUnderstanding understanding, IReadOnlyList<LabelledTurn> turns, Func<LabelledTurn, UnderstandingRequest> request, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var confusion = new Dictionary<(string, string), int>();
        var (slots, rightSlots, acts, rightActs) = (0, 0, 0, 0);
        foreach (var turn in turns)
        {
            var understood = await understanding.UnderstandAsync(request(turn), cancellationToken);
            if (turn.Intent is { } intent)
            {
                var best = understood.Intents.FirstOrDefault(i => i.Score >= Threshold)?.Name ?? None;
                confusion[(intent, best)] = confusion.GetValueOrDefault((intent, best)) + 1;
                if (best != intent)
                    faults.Add($"intent: '{turn.Text}' -> {Scores(understood)}, expected {intent}");
            }

            var (all, right) = Slot(turn, understood, faults);
            (slots, rightSlots) = (slots + all, rightSlots + right);
            foreach (var act in turn.Acts ?? [])
            {
                var isRight = understood.Acts.HasFlag(Enum.Parse<CallerActs>(act.Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
                (acts, rightActs) = (acts + 1, rightActs + (isRight ? 1 : 0));
                if (!isRight)
                    faults.Add($"act: '{turn.Text}' -> {understood.Acts}, expected {act}");
            }
        }

        return new UnderstandingGrades(
            confusion.Values.Sum(), confusion.Where(c => c.Key.Item1 == c.Key.Item2).Sum(c => c.Value), slots, rightSlots, acts, rightActs, confusion, faults);
    }

    /// <summary>Rows are what was expected, columns what was understood.</summary>
    public string ConfusionTable()
    {
        var names = Confusion.Keys.SelectMany(k => new[] { k.Expected, k.Understood }).Distinct().Order(StringComparer.Ordinal).ToList();
        var head = "expected \\ understood".PadRight(24) + string.Concat(names.Select(n => n.PadLeft(21)));
        return string.Join('\n', names.Select(row => row.PadRight(24) + string.Concat(names.Select(column =>
            Confusion.GetValueOrDefault((row, column)).ToString(CultureInfo.InvariantCulture).PadLeft(21)))).Prepend(head));
    }

    private static (int All, int Right) Slot(LabelledTurn turn, UnderstoodTurn understood, List<string> faults)
    {
        var (all, right) = (0, 0);
        foreach (var (name, expected) in turn.Slots)
        {
            var found = understood.Slots.GetValueOrDefault(name)?.Value.Value;
            var isRight = found is not null && Same(name, expected, found);
            (all, right) = (all + 1, right + (isRight ? 1 : 0));
            if (!isRight)
                faults.Add($"slot: '{turn.Text}' -> {name} = {found ?? understood.Rejected.GetValueOrDefault(name) ?? "nothing"}, expected {expected}");
        }

        foreach (var name in turn.Rejected ?? [])
        {
            var isRight = understood.Rejected.ContainsKey(name) && !understood.Slots.ContainsKey(name);
            (all, right) = (all + 1, right + (isRight ? 1 : 0));
            if (!isRight)
                faults.Add($"slot: '{turn.Text}' -> {name} = {understood.Slots.GetValueOrDefault(name)?.Value.Value ?? "nothing"}, expected a rejection");
        }

        foreach (var (name, found) in understood.Slots.Where(s => !turn.Slots.ContainsKey(s.Key) && turn.Rejected?.Contains(s.Key) is not true))
        {
            all++;
            faults.Add($"slot: '{turn.Text}' -> {name} = {found.Value.Value}, expected nothing");
        }

        return (all, right);
    }

    /// <summary>Free text has no exact borders: what was expected must be in it with at most three words more.</summary>
    private static bool Same(string slot, string expected, string found) => slot is "reason" or "medication" or "pharmacy"
        ? found.Contains(expected, StringComparison.OrdinalIgnoreCase) && found.Split(' ').Length <= expected.Split(' ').Length + 3
        : expected == found;

    private static string Scores(UnderstoodTurn understood) =>
        string.Join(", ", understood.Intents.Take(2).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name} {i.Score:F2}")).DefaultIfEmpty(None));
}
