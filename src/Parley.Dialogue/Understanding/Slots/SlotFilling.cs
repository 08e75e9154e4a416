using NodaTime;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>
/// Gives each slot at most one value of a turn: every reader reads, readings that are plainly not meant go, and the best claims win the words.
/// Thread-safe.
/// </summary>
internal sealed class SlotFilling(IEnumerable<IValueReader> readers)
{
    private const double LeastScore = 0.5;

    private const CallerActs NoText = CallerActs.Repeat | CallerActs.Help | CallerActs.GoBack | CallerActs.Cancel | CallerActs.Person | CallerActs.DontKnow | CallerActs.Wait;

    private readonly Dictionary<SlotType, IValueReader> _readers = readers.ToDictionary(r => r.Type);

    public SlotFindings Fill(SpokenTurn turn, UnderstandingRequest request, CallerActs acts, LocalDateTime now)
    {
        var claims = new List<Claim>();
        var invalid = new List<(SlotDefinition Slot, Reading.Invalid Reading)>();
        foreach (var slot in request.Slots.DistinctBy(s => s.Name))
        {
            var context = Context(turn, request, slot, now);
            if (!_readers.TryGetValue(slot.Type, out var reader) || (slot.Type is SlotType.Text && IsNoText(acts, turn)) || (slot.Type is SlotType.Name && IsNoName(acts, turn)))
                continue;
            var readings = HeardReadings.Of(reader, context);
            claims.AddRange(Claims(context, readings, request));
            invalid.AddRange(readings.OfType<Reading.Invalid>()
                .Where(i => (i.IsEvident || context.IsAsked || context.Filled is not null && context.Corrects) && Affinity.Of(slot, i, turn, request, now.Date) > -0.3).Select(i => (slot, i)));
        }

        var rivals = claims.Select(c => Rival.Of(c, request.Asked)).Concat(invalid.Select(i => Rival.Of(i.Slot, i.Reading, request.Asked, isAnswered: claims.Exists(c => c.Slot.Name == i.Slot.Name)))).ToList();
        claims.RemoveAll(c => rivals.Exists(r => r.TakesFrom(Rival.Of(c, request.Asked))));
        var more = OneMore.Of(claims, turn);
        claims.RemoveAll(c => c.Slot.Type is SlotType.Identifier && (more.Any(m => m.Span.Overlaps(c.Span)) || c.Slot.Name != request.Asked?.Name && AddressReader.IsPart(turn, c.Span)));
        var won = Settle(claims, turn, request);
        return new SlotFindings(
            won.ToDictionary(c => c.Slot.Name, c => Value(c, request, turn)),
            Rejections(invalid, won),
            [.. won.Where(c => c.Slot.Type is not SlotType.YesNo).Select(c => (c.Slot, c.Span))]) { More = [.. more.Select(c => (c.Slot, c.Span))] };
    }

    private static ReadingContext Context(SpokenTurn turn, UnderstandingRequest request, SlotDefinition slot, LocalDateTime now) => new(
        turn, slot, request.Asked?.Name == slot.Name, request.Filled.GetValueOrDefault(slot.Name)?.Value, request.Confirming || TurnActs.TakesBack(turn), now, request.Region)
    {
        AnswersAnother = request.Asked is { } asked && asked.Name != slot.Name,
        AnswersText = request.Asked is { Type: SlotType.Text } text && text.Name != slot.Name,
        OffersTimes = request.Asked is { Type: SlotType.Choice } offered && OfferedTimes.Are(offered),
        Intents = request.Intents,
    };

    private static bool IsNoText(CallerActs acts, SpokenTurn turn) => (acts & NoText) != 0 && turn.Count <= 8 || acts.HasFlag(CallerActs.Emergency) || acts.HasFlag(CallerActs.Question) && Wordings.OpenQuestion().IsMatch(turn.Text);

    /// <summary>"Stop", "hang on a second", "come on": nobody is called that.</summary>
    private static bool IsNoName(CallerActs acts, SpokenTurn turn) =>
        (acts & (CallerActs.Cancel | CallerActs.Wait)) != 0 && turn.Count <= 4 || Complaints.Within(turn, 0, turn.Count) is var (start, end) && start >= end;

    /// <summary>"So at four", "let's say Tuesday"; but of "S O one two", which is read with its letters too, "so" is no word.</summary>
    private static bool IsConclusion(SpokenTurn turn, Reading.Found reading, List<Reading.Found> meant) =>
        (turn.Is(reading.Span.Start - 1, "so") || turn.Has(reading.Span.Start - 2, "so at") || turn.Has(reading.Span.Start - 2, "let's say") || turn.Has(reading.Span.Start - 2, "make it")
            || turn.Has(reading.Span.Start - 3, "have to be") || turn.Has(reading.Span.Start - 3, "has to be"))
        && !meant.Exists(m => m.Span.Start < reading.Span.Start && m.Span.End > reading.Span.Start - 1);

    private static IEnumerable<Claim> Claims(ReadingContext context, IReadOnlyList<Reading> readings, UnderstandingRequest request)
    {
        var turn = context.Turn;
        var isOpen = context.IsAsked || (context.Filled is not null && context.Corrects);
        var meant = readings.OfType<Reading.Found>().Where(f => (f.IsEvident || isOpen) && !TakenBack.IsMeantNot(turn, f.Span)).ToList();
        foreach (var reading in meant)
        {
            // What came to nothing the first time was begun all the same.
            var restarts = readings.Count(r => r.Span.End <= reading.Span.Start && TakenBack.IsRestarted(turn, r.Span, reading.Span));
            var isSaidAgain = restarts > 0;
            var before = turn.Is(reading.Span.Start - 1, "uh", "um", "er") ? reading.Span.Start - 2 : reading.Span.Start - 1;
            var isTarget = meant.Count > 1 && (turn.Is(before, "to") || turn.Has(reading.Span.Start - 2, "to the") || turn.Has(reading.Span.Start - 2, "for to") || IsConclusion(turn, reading, meant));
            var score = reading.Confidence + Affinity.Of(context.Slot, reading, turn, request, context.Now.Date)
                + (isSaidAgain ? 0.2 + 0.01 * Math.Min(restarts, 5) : 0) + (isTarget ? 0.1 : 0) - (turn[reading.Span.Start - 1] is "or" && meant.Exists(m => m.Span.End == reading.Span.Start - 1) ? 0.15 : 0) - (meant.Count > 1 && TakenBack.IsStanding(turn, reading.Span) ? 0.12 : 0) + (reading.ChangesFilled ? 0.1 : 0);
            // "Wednesday, Wednesday the ninth": said once more, and more of it.
            if (turn[reading.Span.Start - 1] is not "or" && meant.Exists(m => m.Span.End <= reading.Span.Start && IsBeginning(turn, m.Span, reading.Span)))
                score += 0.1;
            if (score >= LeastScore)
                yield return new Claim(context.Slot, reading, score, isSaidAgain);
        }
    }

    /// <summary>Words that may be free text of two tasks are left to both until it shows which one is meant.</summary>
    private static bool AreOfOtherTasks(SlotDefinition one, SlotDefinition other, UnderstandingRequest request) =>
        one.Type is SlotType.Text && other.Type is SlotType.Text && request.Asked is null
        && request.Intents.Any(i => i.Slots.Any(s => s.Name == one.Name)) && request.Intents.Any(i => i.Slots.Any(s => s.Name == other.Name))
        && !request.Intents.Any(i => i.Slots.Any(s => s.Name == one.Name) && i.Slots.Any(s => s.Name == other.Name));

    private static bool IsBeginning(SpokenTurn turn, TokenSpan first, TokenSpan again) =>
        first.Length < again.Length && Enumerable.Range(0, first.Length).All(i => turn[first.Start + i] == turn[again.Start + i]);

    /// <summary>Best first; what begins earlier breaks a tie, so that of "Tuesday or Wednesday" it is Tuesday. Free text gets what is left.</summary>
    private static List<Claim> Settle(List<Claim> claims, SpokenTurn turn, UnderstandingRequest request)
    {
        var won = new List<Claim>();
        foreach (var claim in claims.OrderByDescending(c => c.Score).ThenBy(c => c.Span.Start))
        {
            if (won.Exists(w => w.Slot.Name == claim.Slot.Name || (!w.SharesWords && !claim.SharesWords && w.Span.Overlaps(claim.Span) && !AreOfOtherTasks(w.Slot, claim.Slot, request))))
                continue;
            won.Add(claim);
        }

        won.AddRange(ListedValues.Beside(won, turn, request));
        return RestOfText.LeftBy(won, turn);
    }

    private static FoundValue Value(Claim claim, UnderstandingRequest request, SpokenTurn turn)
    {
        var filled = request.Filled.GetValueOrDefault(claim.Slot.Name);
        var changes = filled is not null && filled.Value != claim.Reading.Normal;
        var isCorrection = claim.IsSaidAgain || (changes && (claim.Reading.ChangesFilled || request.Confirming || TurnActs.TakesBack(turn)));
        return new FoundValue(
            new SlotValue(claim.Reading.Normal, claim.Reading.Spoken, ValueSource.Caller), turn.Slice(claim.Span), Math.Clamp(claim.Reading.Confidence, 0, 1), isCorrection);
    }

    private static Dictionary<string, string> Rejections(List<(SlotDefinition Slot, Reading.Invalid Reading)> invalid, List<Claim> won)
    {
        var rejected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (slot, reading) in invalid)
            if (!won.Exists(w => w.Slot.Name == slot.Name || (!w.SharesWords && w.Span.Overlaps(reading.Span) && w.Span.Length >= reading.Span.Length)))
                rejected.TryAdd(slot.Name, reading.Reason);
        return rejected;
    }
}
