using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Grounding;

/// <summary>Words brought to a common form, so that "appointments" and "booked" find "appointment" and "book".</summary>
internal static class Stems
{
    private static readonly WordSet Common = new("""
        a about above after again all also am an and any are aren't as at be because been before being both but by can can't cannot could did didn't do does doesn't doing don't each every few for from further get gets give gives go got had has hasn't have having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its itself just know let let's like may me might more most much must my myself need no nor not now of off ok okay on once only or other our ours out over own please really right same shall she should so some such sure than that that's the their theirs them then there there's these they they're this those through to too under until up us very was wasn't we we'd we'll we're we've well were what what's when where which while who whom why will with won't would yes yet you you'd you'll you're you've your yours
        hello hi thanks thank welcome sorry great good glad happy course absolutely certainly unfortunately perfect wonderful alright help want wants wish moment fine nice call calling anything else something one ones today also actually currently usually generally simply
        a.m p.m am pm o'clock
        """);

    private static readonly Dictionary<string, string> Same = new(StringComparer.Ordinal)
    {
        ["accept"] = "take", ["accepts"] = "take", ["accepted"] = "take", ["accepting"] = "take", ["takes"] = "take", ["taking"] = "take", ["schedule"] = "book", ["scheduled"] = "book", ["scheduling"] = "book",
        ["reserve"] = "book", ["reserved"] = "book", ["visit"] = "appoint", ["visits"] = "appoint", ["appointment"] = "appoint", ["appointments"] = "appoint", ["costs"] = "cost", ["price"] = "cost", ["fee"] = "cost",
        ["charge"] = "cost", ["charges"] = "cost", ["located"] = "at", ["physician"] = "doctor", ["physicians"] = "doctor", ["dr"] = "doctor", ["kids"] = "child", ["kid"] = "child", ["children"] = "child", ["medication"] = "medicine", ["medications"] = "medicine",
        ["medicines"] = "medicine", ["shot"] = "vaccin", ["shots"] = "vaccin", ["vaccine"] = "vaccin", ["vaccines"] = "vaccin", ["vaccination"] = "vaccin", ["vaccinations"] = "vaccin", ["available"] = "free", ["complimentary"] = "free",
        ["telephone"] = "phone", ["reschedule"] = "move", ["rescheduled"] = "move", ["moved"] = "move", ["changed"] = "move", ["change"] = "move", ["cancelled"] = "cancel", ["canceled"] = "cancel", ["cancelling"] = "cancel",
        ["closes"] = "close", ["closed"] = "close", ["opens"] = "open", ["sent"] = "send", ["offers"] = "offer", ["provide"] = "offer", ["provides"] = "offer", ["minutes"] = "minute", ["email"] = "e-mail", ["plans"] = "plan", ["insurances"] = "insurance",
    };

    public static bool IsCommon(ReadOnlySpan<char> word) => Common.Contains(word);

    public static string Of(string word)
    {
        word = Same.GetValueOrDefault(word, word);
        var stem = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        foreach (var ending in (string[])["ingly", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "edly", "ed", "es", "ly", "s"])
            if (stem.Length - ending.Length >= 3 && stem.EndsWith(ending, StringComparison.Ordinal) && !(ending == "s" && stem.EndsWith("ss", StringComparison.Ordinal)))
            {
                stem = stem[..^ending.Length];
                break;
            }

        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e'))
            stem = stem[..^1];
        return stem.Length > 3 && stem[^1] is 'e' or 'y' ? stem[..^1] : stem;
    }
}
