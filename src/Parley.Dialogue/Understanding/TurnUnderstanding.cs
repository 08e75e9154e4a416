using Parley.Understanding.Values;
using System.Collections.Immutable;
using NodaTime;
using Parley.Dialogue.Routine;
using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Intents;
using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding;

/// <summary>Reads a turn without a language model: acts by wording, values by readers, intents by meaning and words. Thread-safe.</summary>
internal sealed class TurnUnderstanding(SlotFilling slots, IntentScoring intents) : ITurnUnderstanding
{
    private const double Threshold = 0.5;
    private const double EmergencyScore = 0.95;
    private const double DeniedEmergencyScore = 0.3;
    private const double SureOfCaller = 0.8;
    private const double SureOfBareNumber = 0.8;

    public ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read([new Piece(request)])[0]);
    }

    /// <summary>Pieces of one turn, with the same intents. What they mean is worked out for all of them at once: the encoder's weights are read from memory once.</summary>
    public IReadOnlyList<UnderstoodTurn> Read(IReadOnlyList<Piece> pieces)
    {
        var read = pieces.Select(Values).ToList();
        var scores = intents.Score([.. read.Where(r => r.MayAskForTask)]);
        var next = 0;
        return [.. read.Select(r => Meant(r, r.MayAskForTask ? scores[next++] : []))];
    }

    private ReadPiece Values(Piece piece)
    {
        var request = piece.Request;
        var turn = SpokenTurn.Of(request.Text);
        var acts = TurnActs.Of(turn);
        var isBareQuestion = BareQuestions.IsOnlyItsMatter(turn.Text);
        if (isBareQuestion && request.Asked is { Type: SlotType.Text } && BareQuestions.MayBeMatter(turn.Text))
            (acts, isBareQuestion) = (acts & ~CallerActs.Question, false);
        var isAboutOpening = BareQuestions.IsAboutOpening(turn.Text);
        var found = isBareQuestion || isAboutOpening ? SlotFindings.None : slots.Fill(turn, request, acts, Now(request));
        return new ReadPiece(request, turn, acts, found, Named(turn, request, acts, found), piece.AsksForTask)
        {
            MayAskForTask = piece.AsksForTask && !isAboutOpening && !IsCourtesy(request.Text) && !TurnActs.IsUndecided(request.Text),
        };
    }

    private static UnderstoodTurn Meant(ReadPiece read, IReadOnlyList<ScoredIntent> scored)
    {
        var (request, acts) = (read.Request, read.Acts);
        if (read.AsksForTask)
            scored = WithEmergency(scored, request, ref acts, read.Turn);
        var bare = read.AsksForTask ? BareNumbers.In(request, read.Turn, read.Named) : null;
        if (bare is { Task: var task })
            scored = [new ScoredIntent(task.Name, Math.Max(SureOfBareNumber, scored.Select(s => s.Score).DefaultIfEmpty(0).Max())), .. scored.Where(s => s.Name != task.Name)];
        var found = WithoutStrayText(read.Found, request, scored);
        var understood = new UnderstoodTurn(scored, found.Values, Settle(acts, read.Turn, request, found, scored), found.Rejected) { Introduced = Introduced(request, read.Named) };
        if (bare is { Number: var number })
            understood = understood with { Introduced = new Dictionary<SlotType, FoundValue>(understood.Introduced) { [SlotType.Identifier] = number } };
        return WithOneMore(understood, read);
    }

    /// <summary>A second order to look up is asked for once more, behind the first.</summary>
    private static UnderstoodTurn WithOneMore(UnderstoodTurn understood, ReadPiece read)
    {
        var more = read.Request.Slots.Count > 0 ? read.Found.More : read.Named.More;
        if (more.Count == 0 || Task(read.Request, understood.Intents) is not { } task)
            return understood;
        var first = more[0];
        return understood with
        {
            Also = [new AlsoAsked(task, $"{Aloud.Name(first.Slot.Name)} {read.Turn.Slice(first.Span)}")],
            Rest = OneMore.Rest(read.Turn, more.Select(m => m.Span)),
        };
    }

    /// <summary>What the values are for: the task under way that callers may ask for, or the one that begins.</summary>
    internal static string? Task(UnderstandingRequest request, IReadOnlyList<ScoredIntent> scored) =>
        request.UnderWay.LastOrDefault(name => request.Intents.Any(i => i.Name == name)) ?? scored.FirstOrDefault(s => s.Score >= Threshold)?.Name;

    /// <summary>Who calls, and how they are reached, they say once, whether or not a task has begun that asks for it.</summary>
    private static ImmutableDictionary<SlotType, FoundValue> Introduced(UnderstandingRequest request, SlotFindings named) => request.Slots.Count > 0
        ? ImmutableDictionary<SlotType, FoundValue>.Empty
        : named.Spans.Where(n => n.Slot.Type is SlotType.Name or SlotType.Phone or SlotType.Email && named.Values[n.Slot.Name].Confidence >= SureOfCaller)
            .DistinctBy(n => n.Slot.Type).ToImmutableDictionary(n => n.Slot.Type, n => named.Values[n.Slot.Name]);

    /// <summary>Before a task is chosen no slot is open, but the values a caller names speak for the tasks that ask for such.</summary>
    private SlotFindings Named(SpokenTurn turn, UnderstandingRequest request, CallerActs acts, SlotFindings found)
    {
        if (request.Slots.Count > 0)
            return found;
        var ofIntents = request.Intents.SelectMany(i => i.Slots).DistinctBy(s => s.Name).ToList();
        return ofIntents.Count == 0 ? found : slots.Fill(turn, request with { Slots = ofIntents }, acts, Now(request));
    }

    /// <summary>
    /// "I have", "for" and the like introduce anything, so words in a turn that answers no question are a task's value only where the turn is about
    /// that task: "I've got a meeting at nine" beside "can I come at eleven" is no reason for a visit.
    /// </summary>
    private static SlotFindings WithoutStrayText(SlotFindings found, UnderstandingRequest request, IReadOnlyList<ScoredIntent> scored)
    {
        if (request.Asked is not null || request.Confirming || request.Intents.Count == 0)
            return found;
        // Of tasks that are all in doubt any may be the one.
        var isSure = scored.Count > 0 && scored[0].Score >= Threshold;
        var meant = isSure ? scored.Take(1) : scored;
        // "I'm out of my pills and leave on Friday": a day beside a task that asks for none tells when something else is.
        var isMeant = isSure && request.UnderWay.Count == 0;
        var likely = request.Intents.Where(i => meant.Any(s => s.Name == i.Name)).ToList();
        var stray = request.Slots.Where(s => s.Type is SlotType.Text && request.Intents.Any(i => Has(i, s)) && !likely.Exists(i => Has(i, s)))
            .Concat(request.Slots.Where(s => isMeant && (s.Type is SlotType.Date or SlotType.Time or SlotType.DateTime) && !SlotWords.IsBirth(s) && request.Intents.Any(i => Has(i, s)) && !likely.Exists(i => Has(i, s)))).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return found.Values.Keys.Any(stray.Contains)
            ? found with { Values = found.Values.Where(v => !stray.Contains(v.Key)).ToDictionary(StringComparer.Ordinal) }
            : found;

        static bool Has(IntentDefinition intent, SlotDefinition slot) => intent.Slots.Any(s => s.Name == slot.Name);
    }

    /// <summary>Whoever only greets, thanks, says goodbye or did not hear asks for no task, however near one of its examples that sounds.</summary>
    private static bool IsCourtesy(string text) => CallerIntents.Of(text) is CallerIntent.Goodbye or CallerIntent.Thanks or CallerIntent.Greeting or CallerIntent.Acknowledgement or CallerIntent.Presence or CallerIntent.Repeat;

    private static LocalDateTime Now(UnderstandingRequest request) =>
        LocalDateTime.FromDateTime(TimeZoneInfo.ConvertTime(request.Call.Clock.GetUtcNow(), request.TimeZone).DateTime);

    /// <summary>An intent for emergencies follows the wording of one, and the other way about; where it is one nothing comes before it.</summary>
    private static IReadOnlyList<ScoredIntent> WithEmergency(IReadOnlyList<ScoredIntent> scored, UnderstandingRequest request, ref CallerActs acts, SpokenTurn turn)
    {
        if (request.Intents.FirstOrDefault(i => i.Name.Contains("emergency", StringComparison.Ordinal))?.Name is not { } name)
            return scored;
        var said = scored.FirstOrDefault(s => s.Name == name)?.Score ?? 0;
        var score = acts.HasFlag(CallerActs.Emergency) ? Math.Max(said, EmergencyScore) : Emergencies.IsOnlyMentioned(turn.Text) ? Math.Min(said, DeniedEmergencyScore) : said;
        if (score >= Threshold)
            acts |= CallerActs.Emergency;
        var isOne = acts.HasFlag(CallerActs.Emergency);
        return
        [
            .. scored.Where(s => s.Name != name).Append(new ScoredIntent(name, isOne ? Math.Max(score, scored.Select(s => s.Score).DefaultIfEmpty(0).Max()) : score))
                .Where(s => s.Score > 0).OrderByDescending(s => isOne && s.Name == name).ThenByDescending(s => s.Score),
        ];
    }

    /// <summary>A correction needs a value; a request put as a question ("can I book...") wants no answer from knowledge.</summary>
    private static CallerActs Settle(CallerActs acts, SpokenTurn turn, UnderstandingRequest request, SlotFindings found, IReadOnlyList<ScoredIntent> scored)
    {
        if (found.Values.Values.Any(v => v.IsCorrection))
            acts |= CallerActs.Correct;
        var isOpen = Wordings.OpenQuestion().IsMatch(turn.Text) || BareQuestions.IsIn(turn.Text);
        var isRequest = scored.Count > 0 && scored[0].Score >= Threshold;
        var namesTime = request.Slots.Any(s => s.Type is SlotType.Date or SlotType.Time or SlotType.DateTime && found.Values.ContainsKey(s.Name));
        if (!isOpen && (isRequest && !Wordings.GeneralQuestion().IsMatch(turn.Text) || namesTime) || turn.Is(0, "what", "how") && turn[1] is "about" && found.Values.Count > 0)
            acts &= ~CallerActs.Question;
        return WithoutHalfYes(acts, turn, request, found);
    }

    /// <summary>
    /// A yes to anything but a question of yes or no commits something, so it is one only where the turn says nothing else. A slot takes what
    /// follows as its reason: "yes, penicillin".
    /// </summary>
    private static CallerActs WithoutHalfYes(CallerActs acts, SpokenTurn turn, UnderstandingRequest request, SlotFindings found)
    {
        if (request.Asked is { Type: SlotType.YesNo })
            return acts;
        // Free words may hold a condition; to begin a task they may be said with the yes. What changes a value is for the flow to read back once more.
        var values = found.Spans.Where(s => (s.Slot.Type is not SlotType.Text || request.UnderWay.Count == 0)
            && found.Values.TryGetValue(s.Slot.Name, out var value) && value.Confidence >= Threshold
            && (!request.Filled.TryGetValue(s.Slot.Name, out var filled) || filled.Value == value.Value.Value));
        var yes = WholeYes.In(turn, values.Select(s => s.Span), [request.Question, .. request.Filled.Values.SelectMany(v => (string[])[v.Value, v.Spoken])]);
        if (!yes.IsYes || acts.HasFlag(CallerActs.Deny))
            return acts & ~CallerActs.Affirm;
        // "Could you do that, please?" asks nothing, and "yes, that's it, thanks" gives nothing up.
        return (acts | CallerActs.Affirm) & ~(CallerActs.Question | CallerActs.Goodbye);
    }
}
