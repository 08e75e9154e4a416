using System.Text.RegularExpressions;

namespace Parley.Understanding.Acts;

/// <summary>How callers ask for what every conversation knows: a person, a repetition, help, time.</summary>
internal static partial class Wordings
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Who wants an appointment with a nurse, or to see one, wants to come in; who wants to talk about it to somebody wants a person.</summary>
    private const string NotToBook = @"(?:(?!\b(?:appointments?|appt|visits?|check-?ups?|slots?|bookings?|exams?|sessions?|consultations?|time|opening) (?:\w+ )?(?:with|by|from) |\b(?:see|seen by|seeing|checked by|examined by|in with) (?:an?|the|your) nurse\b)[^.?!]){0,25}";

    [GeneratedRegex(
        @"\b(?<!\b(?:don'?t|do not|didn'?t|no longer) (?:really |even |actually )?(?:want|need|have|wish|wanna)(?: to)? )(?:(?:talk|speak|talking|speaking|connect me|put me through|transfer me|let me (?:talk|speak))\b[^.?!]{0,25}|(?:get me|give me|i want|i need|i'?d like|just want)\b" + NotToBook + @")" +
        @"\b(a (real |live |actual |human )?(person|human|human being|people|agent|rep)|human being|someone real|somebody real|some(?:one|body) (?:in|at|from) (?:the |your )?(?:\w+ )?(?:office|desk|person|department|team|service|support|billing|sales|charge)|the (?:nurse|manager|supervisor|billing (?:office|department)|office manager)|an operator|the operator|a representative|an agent|(the )?receptionist|a receptionist|(the )?front desk|someone else|somebody else|a staff member|your (?:manager|supervisor)|a (?:manager|supervisor|nurse)|(?:an? )?actual (?:person|human))\b" +
        @"(?! (number|open|hours|appointments?|visits?|practitioner))|^\W*(?:(?:please|operator|um|uh|no)\W+)*(operator|representative|agent|human|receptionist|front desk|customer service|real person|a (real |live )?(?:person|human))( please)?\W*$" +
        @"|\b(?:don'?t|do not) want to (?:talk|speak) (?:to|with) (?:a |the |this |an? )?(?:machine|robot|bot|computer|ai|recording)\b|\b(?<!\b(?:don'?t|do not|didn'?t|no longer) (?:really |even |actually )?(?:want|need|have|wish|wanna)(?: to)? )(?:talk|speak|talking|speaking) (?:to|with) (?:some|any)(?:one|body)(?: (?:there|please|now|instead|real|right now))*(?=\W*$|[.,;?!])|^\W*(?:just |please |oh |no )*(?:get|give|find) me (?:some|any)(?:one|body)(?: (?:there|please|now|else|real|instead|who can help(?: me)?))*\W*$|\bis there (?:a (?:real )?(?:person|human)|any(?:one|body)(?: real)? (?:there |else )?i can (?:talk|speak))", Options)]
    public static partial Regex Person();

    [GeneratedRegex(
        @"^\W*(?:(?:i'?m |oh |uh |um )?(?:so )?sorry[,.!?]* |excuse me[,.!?]* |pardon(?: me)?[,.!?]* |wait[,.!?]* |what[,.!?]* |hello[,.!?]* |no[,.!?]* |(?:um+|uh+|oh|but|and|well|huh)[,.!?]* |what was that[,.!?]+ |(?:can|could|would) you (?:say|repeat) (?:that|it)(?: again)?[,.!?]+ |i(?:'m| am) (?:a little |a bit )?hard of hearing[,.!?]* |say (?:that|it) again[,.!?]+ )*(?:what did you(?: just)? (?:say|ask)(?: me)?|what was (?:that|the question|your question|it)(?: again)?|what(?:'?s| is) that(?: again)?|(?:(?:can|could|would|will) you )?(?:please )?(?:repeat|say) (?:that|it|this|the question)(?: again| one more time| once more)?" +
        @"|(?:i )?(?:did not|didn'?t|couldn'?t|can'?t) (?:quite )?(?:catch|hear|get|understand|follow) (?:that|it|you|what you said|any of that|a word)(?: (?:last )?(?:part|bit))?|(?:i )?missed that|you (?:broke|cut|are breaking|were breaking) (?:up|out|off)|come again|(?:i )?(?:beg your )?pardon(?: me)?|say (?:that )?again|(?:and )?again|one more time|once (?:more|again)|repeat(?: that)?|what|huh|sorry|excuse me)(?:,? please)?[.?! ]*$", Options)]
    public static partial Regex Repeat();

    /// <summary>Nothing but the wish to know whether anybody is there.</summary>
    [GeneratedRegex(
        @"^\W*(?:(?:um+|uh+|er+m?|oh|so|and|but|wait|sorry|excuse me|okay|ok|yes|yeah|hello|hi|hey)\W+)*" +
        @"(?:are you (?:still )?(?:there|here|listening|with me|on(?: the (?:line|phone))?)|(?:can|could|do|did) you (?:still )?hear me|you (?:still )?there|still there" +
        @"|(?:is )?(?:any|some)(?:one|body) (?:still )?(?:there|here|listening|home)|are we (?:still )?connected|(?:did|have) (?:i|we) los[et] (?:you|the (?:line|connection))|did you hang up|did we get cut off)" +
        @"(?:\W+(?:now|please|at all|any ?more|any ?longer|on the (?:line|phone)|hello))*\W*$", Options)]
    public static partial Regex Presence();

    /// <summary>"Hello?" greets at the beginning of a call; later it asks whether anybody is there.</summary>
    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|yes|yeah|sorry)\W+)*hello(?:\W+(?:hello|there))*\W*$", Options)]
    public static partial Regex Hello();

    [GeneratedRegex(
        @"^(?:(?:hello|hi|hey|so|and|okay|well|um|uh),? )*(?:what (?:all )?can you do(?: for me)?|what do you do|how can you help(?: me)?|what can (?:i|you) (?:ask|help|say|do)(?: you| me)?(?: with| about| here)?|help(?: me)?(?: please)?|can you help(?: me)?(?: please)?|i need (?:some )?help|what are my options|what are the options|what do you mean|how does this work|i don'?t understand(?: the question)?|what should i say|i'?m confused)[.?! ]*$", Options)]
    public static partial Regex Help();

    [GeneratedRegex(@"\b(?:(?:go|going|step|take me|back) (?:back|up)(?: (?:a step|one step|to (?:the )?(?:previous|last|beginning|start)\b.*))?|back up|previous (?:question|step)|start (?:over|again)|(?:one|a) step back)\b(?!-)", Options)]
    public static partial Regex GoBack();

    [GeneratedRegex(@"^\W*(?:(?:um|uh|oh|no|okay|well|actually|sorry|wait|you know what|please|hmm|yeah|ah)\W+)*(?:(?:can you |please |let'?s |just |i want to |i'?d like to )?(?:cancel|stop|forget|drop|scrap|scratch|abort|quit)(?: (?:that|it|this|all that|about it|the whole thing|everything))?|never ?mind|i changed my mind|i'?ve changed my mind|i don'?t want (?:to do )?(?:this|that|it)(?: any ?more)?|don'?t bother|leave it|let'?s not)(?: (?:then|please|thanks|now|about it))*\W*$|\bnever ?mind\b\W*(?:(?:just )?(?:forget (?:it|about it|that)|leave it|drop it|don'?t bother|it'?s (?:fine|okay|ok|nothing)))?\W*$|\b(?:just )?forget (?:it|about it|the whole thing)\b|\bi(?:'ve| have)? changed my mind\b(?=[^a-z]*$|.*(?:don'?t|cancel|never))", Options)]
    public static partial Regex Cancel();

    [GeneratedRegex(@"\b(?:hold on|hang on|(?:just )?(?:one|a) (?:moment|second(?! (?:opinion|time|look|visit|dose|shot|appointment)\b)|sec|minute)|(?:give|gimme)(?: me)? (?:a|one) (?:moment|second|sec|minute)|wait(?: a (?:moment|second|sec|minute))?\W*$|bear with me|let me (?:just )?(?:check|look|see|think|find|grab|get) ?(?:my|the|it|that|for)?|just a (?:moment|second|sec|minute)|one sec)\b", Options)]
    public static partial Regex Wait();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|well|hmm+|sorry|honestly|really|actually|but|no|yeah|i mean|like i said|i told you|to be honest)\W+)*(?:i (?:really |honestly |just )?(?:don'?t|do not|dunno|wouldn'?t)(?: (?:really|even|exactly))? (?:know|remember|recall|have (?:it|that|one|(?:an? |any |my )?(?:e-?mail(?: address)?|phone|cell|number|fax))\b.*|want to say|want to give)|i dunno|dunno|(?:i(?:'?m| am) )?(?:unsure|not (?:(?:really|exactly|entirely|completely|totally|quite|so|too|at all|a hundred percent|100 ?%) )?(?:sure|certain))|(?:i have )?no (?:idea|clue)|(?:it )?(?:doesn'?t|does not|don'?t) matter|(?:i )?(?:don'?t|do not) (?:care|mind)|i'?d rather not|i (?:forgot|forget|can'?t remember|cannot remember|couldn'?t tell you|can'?t recall|have no)|any(?:one|thing|time)?(?: (?:of them|is fine|works|will do|day))*|whatever(?: (?:works|you have|is fine|you think))*|either(?: (?:one|is fine|works))*|whichever|no preference|you (?:pick|choose|decide)|who knows|let me think)\b", Options)]
    public static partial Regex DontKnow();

    [GeneratedRegex(@"\b(?:actually|i (?:mean|meant)|(?:make|change) (?:it|that)|change (?:the|my) \w+ to|change to|instead|rather|scratch that|correction|let'?s (?:do|say|make it|go with)|(?:no|wait|sorry|not|oops)[,.]?\s+(?:it'?s|make|sorry|wait|i|the|that|on|at|not|to)|that'?s (?:wrong|not right|incorrect|not what i said)|i said|not \w+[,.]? (?:but )?\w+|my mistake|i misspoke|wrong \w+|the wrong|should be|could we do|is better|would be better|supposed to be|it'?s not|except (?:it'?s|make|that|for the))\b", Options)]
    public static partial Regex Correction();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|yeah|yes|no|but|also|sorry|excuse me|quick question|i (?:just )?(?:was|am) wondering|i was wondering|wait|actually|before (?:that|we do that|i do)|thanks|thank you|please|just|by the way|wanted to (?:ask|know)|i have a question|one question|one more thing|hold on|another question|can you tell me|could you tell me|do you know|can i ask|question)\b\W*)*(?:if |and )?(?:what(?:'?s)?|when(?:'?s)?|where(?:'?s)?|who(?:'?s)?|how(?:'?s)?|why|which|whose|do (?:you|i|they|we)|does|did|are (?:you|there|they|we|my|the)|is (?:it|there|that|this|the|your|my|doctor|dr|any)|can (?:i|you|my|we)|could (?:i|you)|will (?:you|i|it|the|my)|would (?:you|it|i)|should i|am i|have you|has|was|were|must i|may i|you guys|y'?all)\b|\?\s*$|\b(?:is (?:that|this|it)|does (?:that|it|this)|do you|will (?:that|it)|are you guys)\b|\b(?:and|but|so|also|though)\s+(?:what|when|where|how|who|do you|do i|is there|are you|can i|which)\b|\b(?:i (?:was wondering|wonder|want(?:ed)? to (?:know|ask|find out)|need to know|'?d like to know)|tell me|do you know|any idea)\b (?:\w+ )?(?:what|when|where|how|who|if|whether|which|about)\b", Options)]
    public static partial Regex Question();

    [GeneratedRegex(@"\b(?:what|when|where|who|whose|why|which|how (?:much|many|long|far|late|early|do|does|often|old|can|is|are|soon)|what'?s|where'?s)\b", Options)]
    public static partial Regex OpenQuestion();

    /// <summary>"Do you ship to Canada": what a business does for anybody. Whoever speaks of themselves or of something at hand asks it to do something.</summary>
    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|thanks|please|sorry|just|also|but)\b\W*)*(?:(?:do|can|could|will|would) (?:you(?: guys| all)?|they)|does|are (?:you(?: guys| all)?|they) (?:even |still |usually |normally )?(?:open|closed))\b(?!.*\b(?:i|i'm|i'd|i've|me|my|mine|myself|we|we're|us|our|it|its|that|this|these|those|them|him|her|his|she|he|their|some(?:one|body))\b)", Options)]
    public static partial Regex GeneralQuestion();

    /// <summary>"I can't make it on Wednesday", "she won't be able to come": a time that somebody cannot keep.</summary>
    [GeneratedRegex(@"\b(?:can'?t|cannot|can not|couldn'?t|won'?t|will not|(?:(?:am|is|are|'m|'s|'re) not|isn'?t|aren'?t|not) (?:going to|gonna|able to)|unable to)(?: (?:be able to|really|actually|even|possibly|going to))* (?:make (?:it(?! work)|my|the|that|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|then)|come(?! (?:before|until|till|after|any))|be (?:there|coming)|attend|keep (?:my|the|that) (?:appointment|visit))\b", Options)]
    public static partial Regex CannotCome();

    [GeneratedRegex(@"\b(?:good ?bye|bye(?:[ -]bye)?|see you(?: (?:then|later|soon))?|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend|night)|talk to you later|take care|hang up|that'?s (?:all|it|everything)(?: (?:i (?:needed|wanted|need)|for (?:now|today)))?(?=\W*(?:$|thank|bye))|that (?:is|was|will be) (?:all|everything)|that'?ll be all|nothing else|i'?m all set|i'?m done)\b", Options)]
    public static partial Regex Goodbye();

    [GeneratedRegex(@"\b(?:thank you|thanks|thank ya|cheers|much appreciated|i appreciate it)\b", Options)]
    public static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(?:(?:um|uh|oh|yes|yeah)\W+)*(?:hello|hi|hey|good (?:morning|afternoon|evening)|howdy|greetings)\b", Options)]
    public static partial Regex Greeting();
}
