using NodaTime;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>What of a turn is compared with the examples: the whole of it and its clauses, without what callers say while they think.</summary>
internal static class IntentSentences
{
    private static readonly CalendarContext AnyDay = new(new LocalDateTime(2026, 1, 1, 9, 0), MonthFirst: true, IsBirth: false, IsAsked: false, Near: null);

    private const int MostClauses = 4;
    private const int ShortestClause = 3;

    private static readonly string[] Fillers = ["um", "uh", "er", "erm", "hmm", "mm", "like", "well", "so", "okay", "ok", "yeah", "oh", "hi", "hello", "hey", "please", "just", "actually", "basically", "ah"];
    /// <summary>What a caller says of the answer before, and nothing of what they want now.</summary>
    private static readonly string[] Openings = ["great", "perfect", "good", "fine", "cool", "nice", "wonderful", "awesome", "lovely", "alright", "thanks", "then", "right"];
    private static readonly string[] Labels = ["my", "the", "his", "her", "our", "name", "name's", "names", "is", "full", "first", "last", "number", "number's", "phone", "cell", "email", "s"];
    private static readonly string[] Borders = ["and", "but", "so", "because", "cause", "then", "plus", "also"];

    public static string Plain(string text) => Join(SameTimes(SpokenTurn.Of(text)).Tokens.Select(t => t.Text));

    /// <summary>Every day as "Tuesday" and every time as "three": which one it is says nothing of what is wanted, and the encoder would think so.</summary>
    public static SpokenTurn SameTimes(SpokenTurn turn)
    {
        var days = DateGrammar.All(turn, AnyDay).Select(d => (d.Span, Word: "tuesday"));
        var times = TimeGrammar.All(turn, isAsked: false).Select(t => (Span: new TokenSpan(t.Start, t.End), Word: "three"));
        var spans = days.Concat(times).ToList();
        var words = new List<string>();
        for (var at = 0; at < turn.Count; at++)
        {
            var border = turn.IsBreak(at) ? ", " : " ";
            if (spans.Find(s => s.Span.Start <= at && at < s.Span.End) is not { Word: not null } span)
                words.Add(border + turn[at]);
            else if (span.Span.Start == at)
                words.Add(border + span.Word);
        }

        return SpokenTurn.Of(string.Concat(words));
    }

    /// <summary>
    /// The turn with what it names by the names of slots ("do you take insurance plan"), for an encoder knows few brands and people, and without
    /// numbers and addresses. Dates and times stay: the examples have them too.
    /// </summary>
    public static SpokenTurn WithoutValues(SpokenTurn turn, IReadOnlyList<(SlotDefinition Slot, TokenSpan Span)> values)
    {
        var words = new List<string>();
        values = [.. values.Select(v => v.Slot.Type is SlotType.Name or SlotType.Phone or SlotType.Email ? (v.Slot, v.Span with { Start = Introduced(turn, v.Span.Start) }) : v)];
        for (var at = 0; at < turn.Count; at++)
        {
            var value = values.FirstOrDefault(v => v.Span.Start <= at && at < v.Span.End && v.Slot.Type is not (SlotType.Date or SlotType.Time or SlotType.DateTime));
            if (value.Slot is null or { Type: SlotType.Text })
                words.Add((turn.IsBreak(at) ? ", " : " ") + turn[at]);
            else if (at == value.Span.Start && value.Slot.Type is SlotType.Choice)
                words.Add(" " + Aloud.Name(value.Slot.Name));
        }

        return SameTimes(SpokenTurn.Of(string.Concat(words)));
    }

    /// <summary>Back over "my name is": whoever says who they are asks for nothing by it.</summary>
    private static int Introduced(SpokenTurn turn, int start)
    {
        var at = start;
        while (at > 0 && !turn.IsBreak(at) && turn.Is(at - 1, Labels))
            at--;
        return Enumerable.Range(at, start - at).Any(i => turn.Is(i, "name", "name's", "names", "number", "number's", "phone", "cell", "email")) ? at : start;
    }

    public static IReadOnlyList<string> Of(SpokenTurn turn)
    {
        var clauses = new List<List<string>> { new() };
        for (var at = Opening(turn); at < turn.Count; at++)
        {
            if (turn.IsBreak(at) || turn.Is(at, Borders))
                clauses.Add([]);
            clauses[^1].Add(turn[at]);
        }

        var whole = Join(clauses.SelectMany(c => c));
        var parts = clauses.Count < 2 ? [] : clauses.Where(c => c.Count(w => !Fillers.Contains(w)) >= ShortestClause).OrderByDescending(c => c.Count).Take(MostClauses).Select(Join);
        return [whole, .. parts.Where(p => p != whole)];
    }

    /// <summary>"Great, then I'd like to come in" begins with its third word; "good morning" and "right now" are no such openings.</summary>
    private static int Opening(SpokenTurn turn)
    {
        var at = 0;
        while (turn.Is(at, Openings) && (turn.IsBreak(at + 1) || turn.Is(at, "then")) || turn.Is(at, Fillers) && turn.Is(at + 1, Openings))
            at++;
        return at < turn.Count ? at : 0;
    }

    private static string Join(IEnumerable<string> words)
    {
        var text = string.Join(' ', words.Where(w => !Fillers.Contains(w)));
        return text.Length > 0 ? text : string.Join(' ', words);
    }
}
