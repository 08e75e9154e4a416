using System.Text.RegularExpressions;
using Parley.Calls;
using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>
/// Others than flows offer a person too: whoever knows no answer, or notices that none comes. The caller's next words answer that offer, and not what
/// the flow had asked before it.
/// </summary>
internal static partial class PersonOffers
{
    /// <param name="lastSaid">What the flows said last: an offer of their own they take up themselves.</param>
    public static bool IsOpen(IReadOnlyList<Utterance> history, string lastSaid) =>
        history is [.., { Speaker: Speaker.Agent } last] && IsOne(last.Text) && !IsOne(lastSaid);

    /// <summary>It ends in the question whether the caller wants a person.</summary>
    public static bool IsOne(string said) => Offer().IsMatch(said);

    [GeneratedRegex(
        @"\b(?:would you like|do you want|shall i|should i|may i|can i)\b[^.?!]*\b(?:person|human|colleague|some(?:one|body))\b[^.!]*\?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offer();
}
