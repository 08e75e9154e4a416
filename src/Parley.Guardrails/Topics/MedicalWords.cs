using System.Text.RegularExpressions;

namespace Parley.Guardrails.Topics;

/// <summary>How callers ask for a diagnosis or a dose, how a reply would give one, and how an emergency sounds.</summary>
internal static partial class MedicalWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Conditions =
        "infection|infected|flu|influenza|cold|cancer(ous)?|tumou?r|pneumonia|migraine|concussion|diabetes|diabetic|allerg(y|ic)|sprain(ed)?|fracture(d)?|broken|strep( throat)?|covid|bronchitis|asthma|uti|appendicitis|stroke|heart attack|anxiety|depression|depressed|eczema|shingles|arthritis|ulcers?|hernia|an(a)?emi[ac]|virus|viral|bacterial|food poisoning|reflux|gallstones?|kidney stones?|sinusitis|tonsillitis|measles|mumps|chicken ?pox|rash|thyroid|high blood pressure|hypertension|blood clot|gout|psoriasis|ringworm|pink ?eye|conjunctivitis|vertigo|dehydrat(ed|ion)|lyme( disease)?|meningitis|sepsis|heat ?stroke|ibs|pregnant";

    private const string Medicines =
        "ibuprofen|advil|motrin|tylenol|acetaminophen|paracetamol|aspirin|aleve|naproxen|antibiotics?|amoxicillin|penicillin|insulin|metformin|lisinopril|statins?|prednisone|steroids?|benadryl|antihistamines?|painkillers?|pain (relievers?|meds?|medication|medicine)|medicines?|medications?|meds|pills?|tablets?|doses?|cough syrup|melatonin|xanax|zoloft|blood thinners?|warfarin|inhaler|supplements?|vitamins?";

    [GeneratedRegex(@"\b(what('s| is) wrong with (me|my|him|her)|what do (you think )?i have\b(?! to)|what (could|might|can|does) (it|this|that|they)( be| mean)\b.{0,30}\b(" + Conditions + @"|pain|lump|swollen|symptoms?|fever)?|diagnos(e|is) (me|my|this|it)|(do|does|could|might|can|is|are|am) (you think )?(i|this|it|that|he|she|my \w+|these|i'm|it's) ?(\w+ )?(have|has|having|be|an?|it|is|my|getting|look|looks|sounds?)?,? ?(like )?(a |an |the |some )?(sort of |kind of )?\b(" + Conditions + @"|serious|dangerous|contagious|normal|fatal|life[- ]threatening)\b(?! (appointment|clinic|shots?|vaccin|doctor|specialist|screening|test|visit|check|insurance|number|class|program|office hours))|(should|can|could|may|is it (safe|ok|okay|fine|bad)|would it be (safe|ok)) (i|to|for me to|she|he|my \w+) (safely |just |still )?(take|taking|stop taking|double|skip|mix|combine|increase|give|use|drink|put) .{0,40}\b(" + Medicines + @"|alcohol)\b|(how (much|many)|what dose( of)?|which|what) .{0,25}\b(" + Medicines + @")\b.{0,30}\b(should|can|could|do|may|is safe) (i|he|she|my|we)\b ?(\w+ )?(take|give|use|need to take)?(?! (bring|pick|refill))|what (should|can|do) i (take|do) (for|about|against) (my|this|the|a) .{0,30}\b(pain|headache|fever|cough|rash|cold|flu|ache|burn|nausea|throat|back|swelling|infection|diarrhea|symptoms?|stomach)|should i (be worried|worry|go to the (er|emergency room)|see a doctor|get it checked)|can you (tell me|say) (if|whether|what) .{0,30}\b(" + Conditions + @"|wrong|serious)\b|what (medicine|medication|drug|treatment|antibiotic)s? (should|do|would|can))", Options)]
    private static partial Regex AsksForAdvice();

    /// <summary>Whether advice is asked for; what is on file, refilled, paid for or to be brought is no question for a doctor.</summary>
    /// <param name="asked">What the agent had said before: to "Which medicine do you need?" a medicine is an answer.</param>
    public static bool AskForAdvice(string text, string asked)
    {
        var isAnswer = AsksForMedicine().IsMatch(asked);
        var said = text.Replace('\u2019', '\'');
        foreach (Match match in AsksForAdvice().Matches(said))
            if (!IsOfOffice(Sentence(said, match), isAnswer))
                return true;
        return false;
    }

    private static bool IsOfOffice(string sentence, bool isAnswer) => (isAnswer || OfOffice().IsMatch(sentence)) && !Taking().IsMatch(sentence) && !Fears().IsMatch(sentence);

    private static string Sentence(string said, Match match)
    {
        var start = said.LastIndexOfAny(['.', '?', '!'], Math.Max(0, match.Index - 1)) + 1;
        var end = said.IndexOfAny(['.', '?', '!'], Math.Min(said.Length, match.Index + match.Length));
        return said[start..(end < 0 ? said.Length : end)];
    }

    /// <summary>The caller asks about their papers or the business, not about their body.</summary>
    [GeneratedRegex(@"\b(on (file|record|my (chart|record|list|file|account|profile))|in (my|the) (chart|records?|file|system|account)|refill(s|ed|able|ing)?|renew(ed|als?|ing)?|re-?order(ed)?|pick(ed)? up|bring|(covered|paid) (by|for)|in stock|do you (sell|stock|carry|keep|have)|prescribed (to me|for me|last|me)|(am|was) i (on|prescribed|given)|sent to (the|my) pharmacy|ready (at|for)|scheduled|booked|coming up|cost)\b", Options)]
    private static partial Regex OfOffice();

    [GeneratedRegex(@"\b(which|what|name of (the|your)) (\w+ ){0,2}(medicines?|medications?|prescriptions?|drugs?|pills|tablets)\b[^.?!]*\?", Options)]
    private static partial Regex AsksForMedicine();

    /// <summary>A condition is spoken of: whatever the agent had asked, it is no clerk's question.</summary>
    [GeneratedRegex(@"\b(" + Conditions + @"|pain|fever|headache|symptoms?)\b(?! (medicines?|medications?|meds|pills?|tablets?|drugs?|prescriptions?|refills?))", Options)]
    private static partial Regex Fears();

    /// <summary>Words of taking or fearing something: advice, whatever else is spoken of.</summary>
    [GeneratedRegex(@"\b(tak(e|es|ing)|stop(ping)?|doubl(e|ing)|skip(ping)?|mix(ing)?|combin(e|ing)|increas(e|ing)|give (him|her|my|them)|us(e|ing)|drink(ing)?|safe(ly)?|worr(y|ied)|dangerous|serious|wrong with|cure|help (with|for)|better for|best for|good for)\b", Options)]
    private static partial Regex Taking();

    [GeneratedRegex(@"\b(you('ve| have)?|it|that|this|your \w+)( (probably|likely|may|might|could|must|surely|definitely|clearly|most likely|seem to|appears? to|sounds? like|looks? like|is|'s|are|to me))*( (just|only|simply))?( (have|be|is|has|got|like|you have|you've got|suffering from|a case of|caused by|a sign of|a symptom of|due to))+ (probably |likely |most likely |definitely |just )?(an? |the |some )?(mild |severe |slight |bad |common |acute |chronic |small |serious |viral |bacterial |simple |classic )*(case of |kind of )?\b(" + Conditions + @")\b(?! (appointment|clinic|shots?|vaccin|doctor|specialist|screening|test|visit|check|form|insurance))|\byou are (probably |likely |definitely )?(" + Conditions + @")\b|\b(it|that|this) ?('s|is|sounds?|looks?) (probably |most likely |likely |definitely )?(nothing (serious|to worry about)|not (serious|dangerous|contagious|cancer)|harmless|benign)|\byou (don't|do not|won't) need (to see|to go to|a|any|to visit) (a )?(doctor|the er|emergency|treatment|medical attention)|\b(my|the) diagnosis (is|would be)", Options)]
    public static partial Regex Diagnoses();

    [GeneratedRegex(@"\b(take|use|try|give (him|her|them|your child|it)|apply|swallow|start( taking| with| on)?|stop taking|stop|double|increase|reduce|lower|skip|switch to|combine|mix) (\w+ ){0,4}(of |your |the |an? |some )*(\w+ ){0,2}\b(" + Medicines + @"|(\d+|one|two|three|four|five|six|eight|ten|twenty|fifty|hundred|[a-z]+ hundred) ?(mg|milligrams?|mcg|ml|millilit(er|re)s?|drops|puffs|tablespoons?|teaspoons?|units|grams?))\b|\b(you (should|can|could|may|must|need to)|i('d| would) (recommend|suggest|advise)) (\w+ ){0,3}(tak(e|ing)|us(e|ing)|stop(ping)?|doubl(e|ing)|increas(e|ing)|reduc(e|ing)|skip(ping)?|mix(ing)?) (\w+ ){0,4}\b(" + Medicines + @"|dosage|insulin)\b|\b(safe|fine|okay|ok) to (take|mix|combine|stop|skip|double) (\w+ ){0,4}\b(" + Medicines + @"|alcohol|them|both)\b", Options)]
    public static partial Regex Doses();

    /// <summary>Advice that only sends to the people whose advice it is, or asks to bring a list, is none.</summary>
    [GeneratedRegex(@"\b(bring|list of|refills?|refill request|pharmacy|prescri(be|bed|ption)|pick up|as (prescribed|directed)|ask (your|the|a) (doctor|pharmacist|nurse)|the doctor (can|will|decides|may)|we (do not|don't) (prescribe|refill|give)|can't (say|tell|give)|cannot (say|tell|give)|not able to|unable to)\b", Options)]
    public static partial Regex Administrative();

    [GeneratedRegex(@"\b(chest (pain|pains|hurts|tightness|pressure|feels tight|is tight)|pain in my chest|(can't|cannot|can not|unable to|struggling to|trouble|difficulty|hard to|isn't|is not|stopped|not) breath(e|ing)?|short(ness)? of breath|turn(ing|ed) blue|(face|arm|side) (is |has |went |feels )?(drooping|gone numb|numb all of a sudden)|slurr(ed|ing) (speech|his|her|words)|speech is slurred|having a (stroke|heart attack|seizure)|(a )?heart attack|passed out|unconscious|unresponsive|won't wake up|not waking up|collapsed|chok(ing|es)|overdos(e|ed|ing)|poison(ed|ing)|swallowed (bleach|poison|a battery|pills|detergent)|took too many (pills|tablets)|(bleeding (heavily|badly|a lot|out|won't stop|that won't stop)|won't stop bleeding|severe bleeding|blood everywhere|losing a lot of blood)|throat (is )?(closing|swelling)( up)?|anaphyla(xis|ctic)|seizure|convuls(ing|ions)|severe burns?|(been|was|got) (shot|stabbed|electrocuted)|call (an ambulance|9 ?-?1 ?-?1|nine one one)|need an ambulance|send an ambulance|water broke|this is an emergency|it's an emergency|medical emergency|severed|worst headache of my life|drown(ing|ed))\b", Options)]
    public static partial Regex Emergency();

    /// <summary>Spoken of, but not happening: past, denied, asked about in general.</summary>
    [GeneratedRegex(@"\b(no|not (have|having|had|any)|without|never had|denies|don't have|do not have|haven't had|isn't an?|is not an?|not an?|wasn't) (any |a |an )?(\w+ )?(chest pain|trouble breathing|difficulty breathing|shortness of breath|heart attack|seizures?|emergency|bleeding|stroke)|\b(last (year|month|week|spring|summer|fall|winter|time)|(years?|months?|weeks?) ago|history of|in (19|20)\d\d|since my|after my|used to|family history|as a child|follow[- ]up|recover(ing|ed) from|previous|prior|had a (heart attack|stroke|seizure) (in|back|when|before|two|three|five|ten|\d)|died of|passed away|what (do|should) (i|you|we) do (in|if)|in case of|in an emergency|emergency (room|contact|number|line|department)|if (i|someone|somebody|my \w+) (have|has|had|get|gets|ever)|do you treat|class|training|course|medication for|records?|insurance|article)\b", Options)]
    public static partial Regex NotNow();

    [GeneratedRegex(@"\b(right now|just now|now|at the moment|started (today|suddenly|an hour|minutes)|suddenly|help|hurry|please help|is having|i'm having|am having)\b", Options)]
    public static partial Regex Now();
}
