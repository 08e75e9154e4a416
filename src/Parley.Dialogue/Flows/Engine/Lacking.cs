using System.Text.RegularExpressions;
using Parley.Handoff;
using Parley.Understanding;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>
/// "I don't have a phone": nobody is asked again for what they do not have. The flow goes on without it where it can, or as its author says; else the caller
/// hears at once what it is needed for, and that a person can see to it.
/// </summary>
internal static partial class Lacking
{
    /// <summary>Longer words tell more than that.</summary>
    private const int MostWords = 12;

    private static readonly string[] Pointing = ["it", "one", "that", "any", "this", "them", "mine", "none"];

    /// <returns>Whether that was it.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said, string? asked)
    {
        if (asked is null || walk.Map.Slot(asked) is not { } slot || said.Turned.Slots.ContainsKey(asked) || !IsLacking(said.Text, slot))
            return false;
        // Whatever else was said with it is taken.
        Filling.Take(walk, said.Turned with { Slots = said.Turned.Slots.Where(s => walk.Map.Slot(s.Key) is { Type: not (SlotType.Text or SlotType.Name) }).ToDictionary(StringComparer.Ordinal) });
        if (!Asking.TrySkip(walk, asked) && !Asking.TryOnFailure(walk, asked))
            Offer(walk, slot);
        return true;
    }

    public static void Offer(FlowWalk walk, SlotDefinition slot)
    {
        walk.Say(FlowPhrases.Why(Switching.Task(Stopping.Left(walk))));
        walk.Say(FlowPhrases.WithoutIt);
        if (slot.Type is SlotType.Phone or SlotType.Email)
            walk.Say(FlowPhrases.AnotherWay, SayKind.Aside);
        if (!walk.Agent.Agent.Handoff.Triggers.Contains(HandoffReason.AskedForPerson))
        {
            Stopping.Stop(walk);
            return;
        }

        walk.Say(FlowPhrases.OfferPerson, SayKind.Question);
        walk.Wait(new FlowWait.Lacking(slot.Name));
    }

    public static void Answered(FlowWalk walk, FlowInput.Understood said, FlowWait.Lacking open)
    {
        var acts = said.Turned.Acts;
        var isGiven = Filling.Answers(walk, said.Turned, open.Name);
        var lacksIt = walk.Map.Slot(open.Name) is { } slot && IsLacking(said.Text, slot);
        walk.Wait(new FlowWait.Slot(open.Name));
        if (!isGiven && (acts.HasFlag(CallerActs.Affirm) && !acts.HasFlag(CallerActs.Deny) || lacksIt))
            PersonCalls.Raise(walk, HandoffReason.AskedForPerson, $"The caller cannot tell '{open.Name}' and was offered a person.");
        else if (!isGiven && acts.HasFlag(CallerActs.Deny))
            Stopping.Stop(walk);
        else
            CallerTurn.InFlow(walk, said);
    }

    private static bool IsLacking(string text, SlotDefinition slot)
    {
        string[]? nouns = slot.Type switch
        {
            SlotType.Phone => ["phone", "telephone", "cell", "cellphone", "mobile", "landline", "number"],
            SlotType.Email => ["email", "mail", "address"],
            SlotType.Identifier => ["number", "code"],
            SlotType.Address => ["address", "home"],
            _ => null,
        };
        if (nouns is null || Wording().Match(text.Replace('\u2019', '\'')) is not { Success: true } match)
            return false;
        var what = SpokenTurn.Of(match.Groups["what"].Value).Tokens.Select(token => token.Text).ToList();
        return what.Count <= MostWords && (what.Count == 0 || what.Exists(word => nouns.Contains(word) || slot.Name.Split('_').Contains(word)) || Pointing.Contains(what[0]));
    }

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|well|no|sorry|but|actually|honestly|unfortunately|i'?m\safraid|like\si\ssaid|i\stold\syou|because|the\sthing\sis)\b\W*)*
        (?:(?:i|we|he|she|they|my\s\w+)\s(?:\w+ly\s|just\s|still\s)?
             (?:(?:don'?t|do\snot|doesn'?t|does\snot)\s(?:\w+ly\s|even\s)?(?:have|own|use)|(?:haven'?t|have\snot|hasn'?t)\s(?:\w+ly\s|even\s)?got|(?:have|has|'ve\sgot|own)\sno|lost)
           |(?:i|we)'ve\s(?:got\sno|lost)|(?:there\sis|there's|got)\sno|no(?=\s\w))\b
        (?<what>[^?]*)$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Wording();
}
