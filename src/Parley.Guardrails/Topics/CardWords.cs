using System.Text.RegularExpressions;

namespace Parley.Guardrails.Topics;

/// <summary>How a reply would ask for card data, and how it speaks of cards without asking.</summary>
internal static partial class CardWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(what('s| is| are)|may i (have|get)|can i (have|get|take)|could i (have|get)|can you|could you|would you|will you|please|tell me|give me|read( me)?( out)?|provide|i('ll| will)? (just )?need|i('d)? need|we('ll| will)? need|let me (have|get|take)|go ahead (and|with)|say|enter|type in|key in|share|confirm|repeat|spell out|verify|i'm ready for|ready for)\b[^.!?]{0,60}?\b(((credit|debit|payment|bank|visa|mastercard|amex) ?card|card)('s)? ?(number|numbers|digits|details|information|info|data|expir\w+|security|code|verification)|(sixteen|16|fifteen)[- ]digit|long number|cvv|cvc|security code|three[- ]digit|three digits|digits on the (back|front|card)|number on the (front|back) of (the|your) card|(numbers?|digits) (on|of) (the|your) ((credit|debit) )?card|your (credit|debit|visa|payment) card\b(?! (at|when|with you|to|in|for|is|was)))|\b(which|what) card (number )?(would you like|do you want) to (use|pay with)|\bwhat (number|card number) (is|shall i)\b", Options)]
    public static partial Regex Asks();

    [GeneratedRegex(@"\b(never|don't|do not|cannot|can't|can not|won't|will not|not able to|unable to|please avoid|without|instead of|no need to|not (to )?(share|say|give|read)|insurance card|id card|library card|membership card|gift card|bring your|at (check-?in|the front desk|the desk|the counter)|on our (website|secure page)|secure (link|page|form)|link)\b", Options)]
    public static partial Regex SaysNotTo();

    /// <summary>A caller who has begun: "my card number is four one one".</summary>
    [GeneratedRegex(@"\b(card|visa|mastercard|amex|american express|discover)( number)?('s| is|,|:| it's| that's| would be)* ?(the number is )?,? ?((\d[ ,.-]*){4}|((zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ ,.-]+){3}(zero|oh|one|two|three|four|five|six|seven|eight|nine|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b)", Options)]
    public static partial Regex Begins();
}
