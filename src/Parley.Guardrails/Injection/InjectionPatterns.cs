using System.Text.RegularExpressions;

namespace Parley.Guardrails.Injection;

/// <summary>
/// Ways of telling a model what to do instead of asking it. Matched on plain text (see <see cref="PlainText"/>); each wants the object of the
/// order too ("ignore" and "instructions"), since people say "ignore my last message" and "follow the instructions on the label".
/// </summary>
internal static partial class InjectionPatterns
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IReadOnlyList<(string Category, Regex Pattern, double Score)> All { get; } =
    [
        ("injection.override", Override(), 0.95),
        ("injection.override", OverrideAll(), 0.95),
        ("injection.override", Foreign(), 0.95),
        ("injection.new_instructions", NewInstructions(), 0.9),
        ("injection.role_play", RolePlay(), 0.9),
        ("injection.jailbreak", Jailbreak(), 0.95),
        ("injection.prompt_leak", PromptLeak(), 0.9),
        ("injection.role_marker", RoleMarker(), 0.9),
        ("injection.tool_call", ToolCall(), 0.9),
        ("injection.tool_call", ToolOrder(), 0.85),
        ("injection.exfiltration", Exfiltration(), 0.9),
        ("injection.false_authority", FalseAuthority(), 0.85),
        ("injection.addressed_to_model", AddressedToModel(), 0.9),
        ("injection.concealment", Concealment(), 0.85),
    ];

    [GeneratedRegex(@"\b(ignore|disregard|forget|override|bypass|skip|drop|neglect|discard|overlook|erase|void|do not follow|don't follow|stop following|pay no attention to|no longer follow)\b(?! my\b)[^.!?\n]{0,40}?\b(previous|prior|above|earlier|preceding|initial|original|existing|all|any|your|system|safety|these|those|the|every|developer)\b[^.!?\n]{0,25}?\b(instructions?|rules?|prompts?|guidelines?|directives?|directions|programming|training|polic(y|ies)|constraints?|guardrails?|restrictions?|filters?|commands?|system message|safeguards?|context)\b(?! (on|for) (the|my|taking)| from (the|my) (doctor|pharmacy|pharmacist|lab|nurse)| (you|i) (gave|sent|got) (me|you)? ?(for|about|last|yesterday))", Options)]
    private static partial Regex Override();

    [GeneratedRegex(@"\b(ignore|disregard|forget) (absolutely )?(everything|all|anything|what)( that)?( (was|you were|you've been|you have been|i|they|has been|you)( (said|told|written|taught|instructed|know|learned))?)? ?(before|above|previously|prior|until now|so far|up to (this point|now)|that came before|you were told|you (have )?learned)\b|\b(the )?(above|previous|preceding|earlier) (instructions?|prompts?|rules|directives) (are|is|were|was) (now )?(void|null|cancelled|canceled|obsolete|superseded|wrong|outdated|no longer|a test)|\byour (rules|instructions|guidelines|restrictions|previous orders) (no longer|don't|do not) (apply|count|matter|hold)|\boverride (the |your |all )?(safety|security|system|content|policy|confirmation|approval)\b", Options)]
    private static partial Regex OverrideAll();

    [GeneratedRegex(@"\b(ignora|olvida|omite) (todas? )?(las |tus |sus )?(instrucciones|reglas|indicaciones)|\bignore[rz]? (toutes )?(les |vos |tes )?(instructions|consignes|règles) (précédentes|antérieures|ci-dessus|système)|\boublie[rz]? (toutes )?(les |tes |vos )(instructions|consignes|règles)|\b(ignoriere|vergiss|missachte) (alle |deine |die )*(vorherigen |bisherigen |obigen )?(anweisungen|regeln|instruktionen)|\bignora (tutte )?le istruzioni|\bignore (todas )?as instruções|\bигнорируй (все )?(предыдущие )?(инструкции|указания)", Options)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b((new|updated|revised|real|actual|true|secret|hidden|important|critical|urgent|additional) (system )?(instructions?|directives?|orders|prompt|objective)( (for|to) (you|the (assistant|agent|model|ai|bot)))?( ?:| follow| are| is (to|that)|,? (you must|as follows))|\bfrom now on,? (you|your|always|never|only|every|respond|answer|reply|act|speak|call)\b(?!'? ?(are|re) (my|our) (favorite|favourite|doctor|go-to)| can (call|reach|text) me)|\byour (new|real|only|true|actual) (task|job|goal|purpose|objective|mission|role|instructions?|directive|priority) (is|are)\b|\bupdate your (instructions|behaviou?r|rules|system prompt|configuration)|\bhere (are|is) (your|the) new (instructions|rules|system prompt|orders))", Options)]
    private static partial Regex NewInstructions();

    [GeneratedRegex(@"\b(you are now|you're now|you will now be|you are no longer|act as|behave as|behave like|pretend (that )?(you|to be)|roleplay as|role-play as|simulate|imagine (that )?you('re| are)|assume the (role|persona|identity) of|take on the (role|persona) of|switch (in)?to)\b[^.!?\n]{0,50}?\b(an? (unrestricted|unfiltered|uncensored|evil|different|new|free|malicious|helpful) (ai|assistant|bot|model|agent|chatbot)|ai|(language )?model|chatbot|assistant|bot|llm|gpt|chatgpt|dan|administrator|admin|root|developer|hacker|terminal|shell|linux|system|persona|without (any )?(rules|restrictions|limits|filters|limitations)|no (rules|restrictions|limits|filters|limitations)|(admin|god|debug|developer|maintenance|unrestricted|root) mode|my (late |deceased |dead )?(grandmother|grandma))\b(?! is (down|slow|broken))", Options)]
    private static partial Regex RolePlay();

    [GeneratedRegex(@"\b(jailbreak(ed)?|do anything now|developer mode|god mode|dan mode|debug mode|sudo mode|unrestricted mode|maintenance mode (on|enabled|activated)|opposite mode|(without|no|free of|bypass(ing)?|remove|disable|turn off|switch off|deactivate) (any |all |your |the )*(ethical|moral|safety|content|security|guardrails?|safeguards?|censorship|content filters?|filters?|restrictions?)\b( (guidelines|restrictions|filters?|rules|protocols|checks|features))?(?! on (my|the|his|her|our|their|diet))|you have (no|been freed from|escaped)( all| your| any)* (rules|restrictions|limits|limitations|filters|constraints)|stay in character|two responses|respond as both|evil (twin|assistant|ai)|hypothetical(ly)? (response|scenario)[^.\n]{0,30}(no|without) (rules|restrictions)|(ignore|without) (morals|ethics))\b", Options)]
    private static partial Regex Jailbreak();

    [GeneratedRegex(@"\b(show|reveal|print|repeat|display|output|tell|give|dump|leak|share|expose|recite|write out|read (me|out|back)|spell out|translate|summari[sz]e|encode|list|copy|paste|return|echo)\b[^.!?\n]{0,30}?\b((your|the) (full |entire |exact |original |initial |hidden |secret |internal |complete |whole )*(system prompt|system message|system instructions|initial prompt|developer message|developer instructions|hidden prompt|prompt|internal (instructions|rules|prompt)|hidden instructions|secret instructions|initial instructions|original instructions|api keys?|configuration|source code|training data|credentials|admin password)|your (instructions|rules|guidelines|directives)( verbatim| word for word| above| exactly)?|(everything|the (text|words|lines|content|sentences|conversation)) (above|before this)|(other|all)( the)? (callers'?|patients'?|customers'?|users'?) (data|names|records|details|information|numbers|addresses|appointments))\b|\bwhat (is|are|was|were) (in )?your (system prompt|system message|initial prompt|hidden (prompt|instructions)|initial instructions|original instructions|exact instructions|instructions verbatim|secret (rules|instructions))|\bwhat (were|was) (you|the) (told|instructed|exact)( to do)?( before| at the (start|beginning)| by the (developer|system))|\b(begin|start) your (answer|reply|response|sentence) with\b", Options)]
    private static partial Regex PromptLeak();

    [GeneratedRegex(@"(<\|?/?(im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|instructions?|prompt|tool_call|function_call|tool)\|?>)|\[/?(inst|sys|system|system message|assistant|admin)\]|<</?sys>>|(^|\n|[.!?""'] ?)\s*#{0,4} ?(system|assistant|developer|system message|system prompt|system override|system note|admin|ai)( (message|note|prompt|override|update|alert))? ?:(?!\s*\d)|\bend of (system |user )?(prompt|instructions|message|conversation|context|document)\b|</?(system|assistant|developer|context|document|untrusted)>|```(system|instructions)|-{3,} ?(system|new instructions|end)", Options)]
    private static partial Regex RoleMarker();

    [GeneratedRegex(@"\b(invoke|execute|trigger) (the |a |this )?(tool|function|api|endpoint|command|script|plugin)s?\b|\b(call|run|use) (the |a |this )?(tool|function|api|endpoint|command|script|plugin)s? (named |called )?[`'"":]?[a-z]+[_.][a-z]|""(tool|function|tool_name|function_call|tool_calls?)""\s*:|""name""\s*:\s*""[a-z_]+""\s*,\s*""(arguments|parameters)""|\b[a-z]+_[a-z_]+\s*\(\s*[""'{a-z]|\b(call|invoke|execute|run|trigger|use) [`'""]?[a-z]+_[a-z_]+\b|\bos\.system|subprocess|\brm -rf|\bdrop table\b|\bselect \* from\b|\bcurl https?:|<script\b|javascript:", Options)]
    private static partial Regex ToolCall();

    [GeneratedRegex(@"\b(cancel|delete|remove|wipe|export|refund|transfer|approve|confirm|book|reschedule|change) (all|every|each|the other|other people's|everyone's|any)( of)?( the)? (patients?'?s?|customers?'?s?|callers?'?s?|users?'?s?|appointments?|records?|accounts?|bookings?|data|orders|invoices|refunds)\b[^?\n]*|\bwithout (asking|confirmation|confirming|approval|verification|verifying|checking with|telling)( (for|the|it|them|him|her|me|to))*", Options)]
    private static partial Regex ToolOrder();

    [GeneratedRegex(@"\b(send|forward|post|upload|transmit|email|e-mail|leak|exfiltrate|report|text|deliver|submit|copy|append|include|embed)\b[^.!?\n]{0,60}?\b(conversation|transcript|chat history|context|history|credentials|password|api key|patient data|patient records|personal data|secrets?|their (data|details|number|card)|caller's|the user's|customer's|all data|database|phone numbers|card number)\b[^\n]{0,40}?\b(to|at|into|in)\b ?(https?:|www\.|an? (url|external|link)|[a-z0-9._-]+ ?@|attacker|the (url|link|following|address|webhook)|[a-z0-9-]+\.(com|net|io|example|org|ru))|!\[[^\]]*\]\(https?:|\b(visit|open|fetch|load|navigate to|click) https?://\S+[^.\n]*\b(and|then) (follow|do|obey|execute|report)", Options)]
    private static partial Regex Exfiltration();

    [GeneratedRegex(@"\b(i am|i'm|this is|speaking as|as) (the |your |an? )?(developer|creator|administrator|admin|system administrator|engineer|owner|root user|superuser|openai|anthropic|your programmer|security team|it department|maintainer)( who (made|built|programmed) you| of (this|the) (system|bot|assistant|ai))?\b[^.?\n]{0,60}?\b(you|grant|override|disable|unlock|access|authori[sz]e|permission|mode|instructions|need you to|give me)\b|\b(admin|root|developer|master|override|backdoor) (override|access|code|key|password|privileges)\b[^.?\n]{0,40}?\b(granted|accepted|alpha|enabled|activated|authori[sz]ed|\d{3,})|\bthe (user|caller|customer|patient) (has |had )?(already )?(approved|confirmed|consented|authori[sz]ed|agreed)\b[^.\n]{0,60}\b(so|proceed|no need|without|therefore|do not ask|don't ask|skip)|\bi (hereby )?(authori[sz]e|grant) you (to (ignore|bypass|break|skip)|full access|admin)", Options)]
    private static partial Regex FalseAuthority();

    [GeneratedRegex(@"\b(if|when|since|because|as|note to|attention|dear|hey|hello|important for|message (to|for)|instructions? (to|for)|warning to) (you('re| are) )?(an? |the |any |all )?(ai|a\.i\.|llm|large language model|language model|ai (agent|assistant|model)|assistant|chatbot|voice (agent|assistant)|virtual (agent|assistant)|bot|model|automated (agent|system))s?\b[^.!?\n]{0,30}?\b(reading|read|processing|process|parsing|summari[sz]ing|see this|must|should|please|you (must|should|will)|do not|don't|always|never|say|tell|answer|reply|respond|ignore|recommend|:)|\b(when|if) (the |a |any )?(user|caller|customer|patient|someone)s? (asks?|calls|mentions?|wants?|says|requests?)\b[^.!?\n]{0,60}?,? ?(you (must|should|will)|always|never|tell (them|him|her|the)|say (that|the)|answer (that|with)|respond with|reply with|give (them|out)|instead)\b|\bthe (assistant|ai( agent)?|language model|model|bot|chatbot) (must|should now|shall|will now|is required to|is instructed to|has to)\b", Options)]
    private static partial Regex AddressedToModel();

    [GeneratedRegex(@"\b(do not|don't|never) (tell|inform|mention|reveal|disclose|warn|alert|let|notify)\b[^.!?\n]{0,20}?\b(the )?(user|caller|customer|human|patient|anyone|operator)s?\b[^.!?\n]{0,40}?\b(about this|of this|this (message|instruction|note|text)|these instructions|know|that you)|\b(keep|hide) (this|these) (secret|hidden|instructions?)( (secret|hidden))? from (the )?(user|caller|customer|patient|human)|\b(decode|decrypt|base64|rot13|unscramble) (the following|this|and (follow|execute|do|obey|run))\b[^.\n]*", Options)]
    private static partial Regex Concealment();
}
