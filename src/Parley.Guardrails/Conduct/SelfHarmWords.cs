using System.Text.RegularExpressions;
using Parley.Guardrails.Alarms;

namespace Parley.Guardrails.Conduct;

/// <summary>
/// How callers speak of wanting to die or to harm themselves. Everyday wishes share the words ("I don't want to go on Tuesday", "I hurt myself playing
/// football"): not to want to go on has to end there, and who was hurt by their own hand has to mean to be.
/// </summary>
internal static partial class SelfHarmWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Where a wish not to live ends; "go on, um, Tuesday" goes on.</summary>
    private const string Ended = @"(?=\W*$|[.;!?]|,(?! ?(uh|um|er|like|say|maybe|you know|i mean|well)\b)| (and|but|because|so|if|living|like this|like that|any ?more|any longer|with(out)? (him|her|them|my (wife|husband|mother|father|mom|dad|son|daughter|life))|with (this|the|all this|so much) (pain|life|grief|depression|shame)|in this world|through this)\b)";

    private const string NotWanting = @"(don't|do not|dont|doesn't|no longer|never) (really |even |just )?(want to|wanna|wish to) (just )?";

    /// <summary>What makes hurting oneself one's own will.</summary>
    private const string Intent = @"((?<!\b(don't|do not|didn't|never|not) )(want(ed|s|ing)? to|wanna)|(?<!\bam i )going to|gonna|about to|plan(ning)? (to|on)|thinking (about|of)|thought (about|of)|think (about|of)|thoughts (of|about)|tempted to|urges? (to|of)|afraid (that )?i('ll| will| might| may)|scared (that )?i('ll| will| might)|keep|kept|need to|have to|i will|i'll|i might|feel like|started|stop|been|ready to|try(ing)? to|tried to)( just| really| seriously)?";

    /// <summary>Work and play at which people get hurt.</summary>
    private const string Mishap = @" (by |while |when |whenever |every time |if )?(i |i'm |i am |we )?(go |try to |keep )?(shav|play|cook|run|lift|work|climb|train|exercis|danc|skat|ski|garden|chop|slic|cycl|bik|hik|swim|mov|open|cutting|carry|walk|fall|slip)\w*| (at|in) (the|my|our) (gym|work|job|kitchen|garden|yard|football|soccer|class|shower)| (on|with) (the|this|that|your|my|a|an|these) (?!purpose)";

    /// <param name="said">With the figures of speech still in it.</param>
    public static bool AreIn(string said) => Meant().IsMatch(FiguresOfSpeech.Without(said));

    [GeneratedRegex(
        @"\b(kill(ing)? my ?self|(?<!\bin the )(end|ending|take|taking) my (own )?life(?! (insurance|policy|cover|story|membership|savings|sciences?|back|easier|seriously|into))|suicid(e|al)|(unalive|hang|drown|off) my ?self\b(?! (in|with) (work|the))|do my ?self in|shoot my ?self(?! in the foot))\b"
        + @"|\b(want(ed|s)?( so badly)?|ready|going|plan(ning)?|like|rather|hop(e|ing)|wish i could just|wish i could) (to )?(just |simply )?die\b(?! when (i|he|she|my) (saw|heard|told|opened))|\bwanna die\b|\bbetter off (dead|without me)\b|\b(wish|wished) (that )?i (was|were|am|'d been) (dead|never born|gone for good)\b|\bwish i('d| had) (never been born|died|not woken up)\b|\bwish i (wasn't|weren't|was not|were not) (alive|born)\b|\brather be dead\b"
        + @"|\b" + NotWanting + @"((live|be alive|exist|go on( living)?|be here|be around|live on|carry on living)" + Ended + @"|wake up (again|ever|tomorrow( morning)?(?=\W*$)))|\b(no (reason|point|will|desire|strength) (left )?(to|in) (live|living|go on|going on)" + Ended + @"|nothing (left )?to live for|(life|living) (isn't|is not|not|no longer) worth (it|living)|not worth living)\b"
        + @"|\b(don't|can't|do not|cannot) (really )?see (the|any|a|much) (point|reason|sense) (of|in|to) (being here|being alive|living|live|life|going on|go on|existing|any of it|it all)" + Ended + @"|\b(everyone|everybody|they|you|you all|people|the world|my (family|kids|wife|husband|parents|children)|it)('d| would| will) (all )?be (happier|better|better off|easier)( off)? (for (everyone|them|everybody) )?(if i (wasn't|weren't|was not|were not|was|were|am) (around|here|alive|gone|dead|no longer here)|without me)\b"
        + @"|\b(go to sleep|fall asleep|close my eyes) and (just )?(never|not) (ever )?wake up\b|\bnever (have to )?wake up again\b|\b(sav(ing|ed)|hoard(ing|ed)|stockpil(ing|ed)) (up )?(all )?(my|the|enough) (\w+ )?(pills|meds|medication|tablets)\b|\b(done|finished|tired|sick|through) (with|of) (life(?! (insurance|coach|cover|jacket|vest))|being alive|living(?! (in|at|near|next|here|there|with|out|on|so|under|above|below|far|off)\b))" + Ended
        + @"|\b(started|been|gone back to|back to|began|resumed) (cutting (again|my ?self again|at night)(?=\W*$|[.,;!?]| (and|last|this|since)\b))|\b(cut(ting)?|slit(ting)?|slash(ing)?) my (wrists?|own throat)\b|\b(think(ing)?|thought|want|feel like|going|about|ready|plan|planning|standing|could just|tempted)( \w+){0,2} (to |of |on |about )?(just )?(jump(ing)?|step(ping)?|throw(ing)? my ?self) (off|from|in front of) (the|a|that|this|my|our) (bridge|roof|building|balcony|overpass|cliff|train|bus|truck|ledge)\b"
        + @"|\bi (just |really |honestly )*(can't|cannot|can not) go on" + Ended + @"|\bcan't go on living\b|(?<!\bthe )\b(ending|end) it all\b|\bthinking (about|of) (just )?ending it\b|\bwant (it all|everything) to (just )?(stop|end|be over)\b|\bget it over with\b[^.?!]{0,20}\b(die|dead|life|pills)\b"
        + @"|\bharm(ing)? my ?self\b|\bself[- ]harm\w*|\b" + Intent + @" (hurt|cut)(t?ing)? my ?self\b(?! (laughing|" + @"if i (keep|lift|run|use|move|go|exercise|walk))|" + Mishap + @")|\b(hurt|cut|burn)(t?ing)? my ?self (on purpose|deliberately|intentionally|again and again|to feel|because i (want|feel|deserve|hate)|when (i'm|i am|i feel|i get) (\w+ )?(sad|upset|alone|lonely|stressed|low|angry|down|overwhelmed))"
        + @"|\bend(ing)? things (tonight|today|for good|once and for all|for myself)\b|\b(nobody|no one) (would|'d|will) (even )?(miss me|care if i (died|was gone|were gone|am gone)|notice if i (died|was gone|were gone))\b|\b(razor|blade|knife|scissors) to my (\w+ )?(arms?|wrists?|legs?|thighs?|throat|skin)\b|\bwant to disappear (for good|forever)\b"
        + @"|\b(on|over) the (ledge|edge of (the|a) (roof|bridge|building|cliff))\b|\b(written|wrote|writing|left) (my|a|the) (goodbye|farewell|suicide) (letters?|notes?)\b", Options)]
    private static partial Regex Meant();
}
