using System.Text.RegularExpressions;

namespace Parley.Understanding.Acts;

/// <summary>
/// "Friday hours", "your address please", "what about parking": a question said as what it is about, and nothing else, or whether one is open. A day in it is what is asked about,
/// and no answer to another question.
/// </summary>
internal static partial class BareQuestions
{
    public static bool IsIn(string text) => Bare().IsMatch(Plain(text)) || Open().IsMatch(Plain(text));

    /// <summary>Said as what it is about: any day in it belongs to the question.</summary>
    public static bool IsOnlyItsMatter(string text) => Bare().IsMatch(Plain(text));

    /// <summary>To "what is it about?" the matter itself may be the answer: "shipping costs". Nobody answers that with the opening hours.</summary>
    public static bool MayBeMatter(string text) => Bare().Match(Plain(text)) is { Success: true } bare && bare.Groups["matter"].Success;

    /// <summary>
    /// "What time do you close today", "are you open the day after Thanksgiving": about the opening hours alone. The day in it is no value, and none of an
    /// agent's tasks is asked for, unless the caller speaks of themselves besides.
    /// </summary>
    public static bool IsAboutOpening(string text) => (Open().IsMatch(Plain(text)) || Hours().IsMatch(Plain(text))) && !Own().IsMatch(Plain(text));

    private static string Plain(string text) => text.Replace('\u2019', '\'');

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|er+m?|oh|so|and|but|well|okay|ok|hi|hello|hey|sorry|wait|also|actually|quick\squestion|first|one\smore\sthing|by\sthe\sway)\b\W*)*
        (?:(?:what|how)\sabout\s|about\s)?(?:(?:the|your|you|their|any|clinic'?s?|office'?s?|store'?s?|shop'?s?)\s){0,2}
        (?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?'?s?|week\s?days?|week\s?ends?|holidays?|christmas(?:\s(?:day|eve))?|thanksgiving|new\syear'?s(?:\s(?:day|eve))?|today'?s?|tomorrow'?s?|tonight|morning|evening|lunch|current|regular|normal|street|mailing|e-?mail|phone|telephone|fax|web|opening|closing|business|office|clinic|store|shop|front\sdesk|desk|visiting|walk-?in|delivery|shipping|return|returns|refund|exchange|cancellation|privacy|late|free|visitor|handicapped|bus)\s){0,3}
        (?:hours?|(?:opening|closing|visiting)\stimes?|address|location|directions?|parking(?:\s(?:lot|garage|spots?))?|web\s?site|(?:phone|fax|telephone)\snumber|wi-?fi
          |(?<matter>(?:delivery|shipping|waiting|wait)\stimes?|prices?|pricing|price\slist|costs?|charges|fees?|rates|policy|policies|warranty|gift\scards?))
        (?:\s(?:on|for|in|at|of|the|this|next|over|today|tomorrow|tonight|please|again|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week\s?days?|week\s?ends?|holidays?|christmas|thanksgiving|morning|evening|week|there|then)){0,4}\W*$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Bare();

    /// <summary>"Are you open the day after Thanksgiving": about the business, whatever day it names.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:um+|uh+|oh|so|and|but|well|okay|ok|hi|hello|hey|sorry|wait|also|actually)\b\W*)*(?:are|aren't|will|is)\s(?:you|they|the\s(?:clinic|office|store|shop))(?:\s(?:guys|all|people))?(?:\s(?:be|still|even|ever|usually|normally))*\s(?:open|closed)\b(?!\sto\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(
        @"^\W*(?:(?:um+|uh+|oh|so|and|but|well|okay|ok|hi|hello|hey|yes|yeah|sorry|wait|also|just|please|quick question|can you tell me|could you tell me|do you know|i was wondering|i just wanted to know|good (?:morning|afternoon|evening))\b\W*)*(?:(?:what|until what|till what) (?:time|hours?)|when|how (?:late|early|long)|until when|which days|what days|do|will|are) (?:do |does |are |is |will |should )?(?:you(?: guys| all)?|y'all|they|the (?:clinic|office|store|shop)|your (?:office|store|shop|clinic))(?: guys| all)?(?: (?:be|still|usually|normally|ever|even|all))* (?:open|close|closed|closing|opening)\b(?! to\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hours();

    /// <summary>Who speaks of themselves wants something of their own.</summary>
    [GeneratedRegex(@"\b(?:i|i'm|i'd|i'll|me|my|mine|we|us|our|him|her|his|someone|somebody|appointment|appointments|slots?|openings?|order)\b(?<!\b(?:tell me|was wondering|i was|i just|i))|\b(?:i need|i want|i'd like|can i|could i|i could|i can|so i)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
