using System.Text.RegularExpressions;

namespace Parley.Handoff;

/// <summary>
/// What the caller is told happens next, and nothing that will not: nobody is put through, no time is promised, and a call back only where
/// there is a number to call.
/// </summary>
internal static partial class HandoffTell
{
    private static readonly string[] Places = ["desk", "line", "hotline", "office", "counter", "reception", "department", "center", "centre", "clinic", "ward", "lab", "pharmacy", "warehouse", "store", "shop", "branch"];

    private const string NoWaiting = "If this is an emergency, do not wait for us: hang up and call your local emergency number now.";

    public static string For(HandoffRecord record, bool accepted)
    {
        var desk = Desk(record.Queue);
        var colleague = record.Queue.Length == 0 ? "A colleague" : IsPlace(record.Queue) ? $"A colleague at {desk}" : $"A colleague from {desk}";
        var comesBack = HasNumber(record) ? "will call you back" : "will get back to you";
        return record.Urgency switch
        {
            HandoffUrgency.Immediate when accepted => $"I have passed this on to {desk} as urgent. {NoWaiting}",
            HandoffUrgency.Immediate => $"I have left this for {desk} as urgent, but I cannot be sure that somebody sees it right away. {NoWaiting}",
            HandoffUrgency.Soon => $"I have passed everything on and marked it as pressing. {colleague} {comesBack} as soon as they can.",
            _ => $"I have passed everything on. {colleague} {comesBack}.",
        };
    }

    /// <summary>Neither the queue nor a target has it.</summary>
    public static string Lost(HandoffRecord record) => record.Urgency == HandoffUrgency.Immediate
        ? $"I am sorry, I could not reach a colleague. {NoWaiting}"
        : "I am sorry, I could not pass this on to a colleague just now. Please ask me again in a moment, or contact us again later.";

    /// <summary>"The front desk", "the nurse line"; "our billing team", for nobody says "the billing".</summary>
    private static string Desk(string queue) => queue.Length == 0 ? "our team"
        : IsPlace(queue) ? $"the {queue.Replace('_', ' ')}"
        : queue.EndsWith("team", StringComparison.Ordinal) ? $"our {queue.Replace('_', ' ')}"
        : $"our {queue.Replace('_', ' ')} team";

    private static bool IsPlace(string queue) => Places.Contains(queue[(queue.LastIndexOf('_') + 1)..]);

    private static bool HasNumber(HandoffRecord record) =>
        record.Channel == "phone" || Number().IsMatch(record.UserId) || record.Slots.Values.Any(slot => Number().IsMatch(slot.Value));

    /// <summary>E.164.</summary>
    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
