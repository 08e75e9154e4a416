using System.Text;
using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Acts;

/// <summary>
/// Whether a turn says yes and nothing else. A yes commits things, and many a sentence only begins like one: "please wait", "fine, let me check", "I will
/// think about it". So phrases of agreement, politeness and emphasis are taken off the front, with the values and the words that the question itself
/// named, until nothing is left: then it is a yes. Whatever else is left, a condition, a question, or words nobody foresaw, makes it none.
/// </summary>
internal static partial class WholeYes
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Stands for the words of a value.</summary>
    private const char Value = '§';

    // Even if the question has them, these ask, limit or turn round what a yes says.
    private static readonly HashSet<string> Never = new(
        """
        is are was were am do does did can could will would shall should may might must have has had what when where who whose whom how why which not no never none nothing but if unless only
        or first before after until till when than instead though although except without wait hold later another other change wrong back say yes tell please question think maybe right correct come afterwards
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> Small = new("on at for with in under from to by as of the a an my your our his her their and that this".Split(' '), StringComparer.Ordinal);

    /// <param name="values">The words values were read from; those that change something are the flow's to see.</param>
    /// <param name="known">What was asked, and the values the flow holds.</param>
    public static Found In(SpokenTurn turn, IEnumerable<TokenSpan> values, IEnumerable<string> known)
    {
        if (turn.Count == 0)
            return default;
        var named = known.SelectMany(text => SpokenTurn.Of(text).Tokens).Select(token => token.Text).ToList();
        // "Do you want to stop and not book?": whoever says "book it" wants to go on.
        var isTurned = named.IndexOf("not") is >= 0 and var at;
        if (isTurned)
            named = named[..named.IndexOf("not")];
        return Eat(Plain(turn, values), named.Where(word => !Never.Contains(word)).ToHashSet(StringComparer.Ordinal), isTurned);
    }

    private static Found Eat(string rest, HashSet<string> known, bool isTurned)
    {
        var (isYes, isOutright, isFarewell) = (false, false, false);
        while (rest.Length > 0)
        {
            if (Yes().Match(rest) is { Success: true } yes && !(isTurned && yes.Groups["doing"].Success))
            {
                isYes = true;
                isOutright |= yes.Groups["outright"].Success || yes.Groups["doing"].Success;
                rest = rest[yes.Length..];
            }
            else if (Beside().Match(rest) is { Success: true } beside)
                rest = rest[beside.Length..];
            else if (isYes && After().Match(rest) is { Success: true } after && !(isTurned && after.Groups["doing"].Success))
            {
                isFarewell |= after.Groups["farewell"].Success;
                rest = rest[after.Length..];
            }
            else if (Named(rest, isYes ? known : []) is > 0 and var length)
                rest = rest[length..];
            else
                return default;
        }

        // "Okay, bye" takes leave.
        return new Found(isYes && (isOutright || !isFarewell), isYes && isOutright);
    }

    /// <summary>"On Tuesday at ten", "for the checkup": how much of it the question has named.</summary>
    private static int Named(string rest, HashSet<string> known)
    {
        var length = 0;
        foreach (var word in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            length += word.Length + 1;
            if (word is [Value] || known.Contains(word))
                return length;
            if (!Small.Contains(word))
                return 0;
        }

        return 0;
    }

    /// <summary>Words in lower case with a blank behind each, question marks as words.</summary>
    private static string Plain(SpokenTurn turn, IEnumerable<TokenSpan> values)
    {
        var spans = values.ToList();
        var plain = new StringBuilder();
        for (var at = 0; at <= turn.Count; at++)
        {
            if ((at < turn.Count ? turn.Gap(at) : turn.Text[turn.Tokens[^1].End..]).Contains('?', StringComparison.Ordinal))
                plain.Append("? ");
            if (at == turn.Count)
                break;
            if (spans.Find(span => span.Start == at) is { Length: > 0 } value)
                plain.Append(Value).Append(' ');
            else if (!spans.Exists(span => span.Start < at && at < span.End))
                plain.Append(turn[at]).Append(' ');
        }

        return plain.ToString();
    }

    /// <param name="IsYes">Nothing but a yes.</param>
    /// <param name="IsOutright">And one that can be nothing else: "right" and "okay" may as well only say that one has heard.</param>
    public readonly record struct Found(bool IsYes, bool IsOutright);

    [GeneratedRegex(
        """
        ^(?:
          (?<outright>yes|yeah|yea|yep|yup|yah|ya|ye|yeh|yessir|yas|yeap|affirmative|please\sdo|confirmed|i\sconfirm(?:\s(?:it|that|this))?|agreed|i\sagree(?:\s(?:to|with)\s(?:it|that|this))?
            |(?:no\s)?(?:that's|that\sis|it's|it\sis|this\sis|everything's|everything\sis|they're|they\sare|(?:both|all)(?:\sof\s(?:it|that|them))?\s(?:is|are))\s(?:(?:all|both|quite|absolutely|exactly|totally|perfectly|just|pretty|completely|entirely|very)\s)*(?:right|correct|accurate|true|spot\son))
          |(?<doing>(?:you\s(?:can|may)\s|just\s)?go\s(?:right\s|on\s)?ahead(?:\sand)?|go\sfor\sit|proceed|(?:and\s|just\s|then\s|you\s(?:can|may)\s|i\s(?:want|need)\syou\sto\s|(?:i'd|i\swould)\s(?:like|love)\syou\sto\s|let's\s|i'll\s|i\swill\s|i\swant\sto\s|(?:i'd|i\swould)\s(?:like|love)\sto\s)?
              (?:do|book|schedule|reserve|confirm|submit|send|place|order|finalize|take|lock)\s(?:it|that|this|them|me)(?:\s(?:in|on|down|through|over|up))?|pass\s(?:it|that|this)\son|put\s(?:it|that|me|this)\s(?:in|down|through)|set\s(?:it|that)\sup|sign\sme\sup|let's\sgo(?:\s(?:ahead|with\s(?:it|that|this|§)))?|make\s(?:it|that)\sso)
          |sure(?:\sthing|\s(?:am|do|is|does|would|have|will|can))?|it\ssure\sis|of\scourse|absolutely|definitely|certainly|exactly|precisely|indeed|correct|right(?!\snow\b)|you\s(?:bet|betcha)|you\sgot\s(?:it|that)|okay|ok|okey|okie|dokey|dokie|alright|all\sright|aye|roger(?:\sthat)?|deal
          |fine|perfect|great|good|excellent|wonderful|awesome|lovely|super|fantastic|brilliant|cool|nice|please|totally|obviously|true|why\snot(?:\s\?)?|by\sall\smeans|for\ssure|with\spleasure|gladly|spot\son
          |(?:(?:that|it|this|everything)(?:\sall)?\s)?(?:sounds|looks|seems|works)(?:\s(?:all|just|very|really|pretty|about|so|absolutely|like\sa)\s?)*\s?(?:good|great|right|fine|perfect|correct|okay|ok|alright|wonderful|lovely|excellent|well|nice|accurate|plan)?(?:\s(?:to|for|with)\s(?:me|us))?
          |(?:that's|that\sis|it's|it\sis|this\sis|everything's|everything\sis|they're|they\sare|(?:both|all)(?:\sof\s(?:it|that|them))?\s(?:is|are))\s(?:(?:all|both|quite|absolutely|exactly|totally|perfectly|just|pretty|very|really)\s)*(?:it|good|fine|perfect|great|okay|ok|me|us|mine|the\sone|wonderful|lovely|cool|excellent|all\sright|ideal|what\si\s(?:said|want|wanted|need|needed|meant|asked\sfor))(?:\s(?:with|by|for)\s(?:me|us))?
          |(?:that|it|this)(?:\s(?:would|will)|'d|'ll)\s(?:be\s(?:(?:really|just|very|absolutely|quite|so|all)\s)*(?:great|good|fine|perfect|lovely|nice|wonderful|correct|right|it|me|okay|ok|ideal|awesome|super|helpful|terrific|fantastic|amazing|excellent|brilliant|best)|work|do)(?:\s(?:for|with)\s(?:me|us))?
          |(?:the\s|my\s|that\s|this\s|your\s)?(?:§|name|number|day|date|time|phone|address|email|appointment|order|spelling|details|information|booking)(?:\s(?:and\s)?(?:at\s|on\s|the\s|my\s)?(?:§|name|number|day|date|time|phone|address|email))*\s(?:is|are|looks|sounds|works|would\sbe|will\sbe)(?:\s(?:all|just|absolutely|also|both|very|really|totally))*(?:\s(?:right|correct|fine|good|perfect|great|okay|ok|wonderful|excellent|ideal))(?:\s(?:for|with|by)\s(?:me|us))?
          |(?:§)\s(?:works|does)(?:\s(?:fine|well|great|perfectly|just\sfine))?(?:\s(?:for|with)\s(?:me|us))?
          |it\s(?:is|does)|that\sdoes|they\s(?:are|do)|both\sare|(?:i|we)\s(?:do|am|are|have|did|would|will|can)|(?:i|we)\s(?:think|guess|believe|suppose|hope)\sso
          |(?:i'd|i\swould|we'd)\s(?:(?:really|very\smuch|definitely|absolutely)\s)*(?:love|like|appreciate|want)\s(?:to|that|it|this)|i\s(?:really\s|do\s)?(?:want|need)\s(?:it|that|this|to)|i'll\stake\s(?:it|that|§)
          |mm?\shmm?|mhm|mmhm|mmhmm|mhmm|hmhm|uh\shuh|uhhuh|all\s(?:good|set|correct|right|clear)|you(?:'re|\sare)\s(?:right|correct)|you\s(?:have|got)\s(?:it|that|everything|it\sall)\s(?:right|correct)
          |(?:i'm|i\sam|we're|we\sare)\s(?:(?:very|perfectly|totally|quite|all)\s)*(?:happy|fine|good|okay|ok|cool|sure|certain|positive)\s(?:with|about)\s(?:that|it|this|§)|that\sone|no\s(?:problem|worries|objections?)(?:\sat\sall|\swith\s(?:it|that|this))?|not\sat\sall\sgo\sahead|nothing\swrong(?:\swith\s(?:it|that))?
        )\s
        """, Options)]
    private static partial Regex Yes();

    /// <summary>Around a yes, before it or after.</summary>
    [GeneratedRegex(
        """
        ^(?:
          (?:thanks|thank\syou|thank\sya|cheers)(?:\s(?:very|so)\smuch|\sa\slot|\sa\sbunch|\sagain|\skindly)?
          |(?:u+m+|u+h+|er+m?|well|so|hmm+|mm+|hm|like|you\sknow|and)(?=\s\S)|(?:sorry|actually|let\sme\ssee|let's\ssee)(?=\s(?:yes|yeah|yep|that's|it's|§))|o+h|a+h|then|now|honestly|unfortunately|sadly|finally|luckily|in\sthat\scase|i\ssaid|like\si\ssaid|as\si\ssaid|i\salready\ssaid
          |i\s(?:think|believe|guess|suppose)(?:\sthat)?(?=\s(?:yes|yeah|yep|that's|that\sis|it's|it\sis|everything|that\swould|that\sworks))|i'd\ssay(?=\s(?:yes|yeah|yep|that|it))
          |kindly|much\sappreciated|i(?:'d|\swould)?\s(?:really\s|do\s)?appreciate\s(?:it|that)|you(?:'re|\sare)\s(?:so\s|very\s|too\s)?(?:kind|great|the\sbest|wonderful|sweet|helpful)|(?:that's\s)?very\skind(?:\sof\syou)?|bless\syou|for\s(?:your|the|all\syour|all\sthe)\shelp
          |sir|ma'am|madam|miss|dear|honey|man|buddy|mate|hun|sweetie|friend|my\s(?:friend|dear|good\sman)|doc|darling|folks
        )\s
        """, Options)]
    private static partial Regex Beside();

    /// <summary>Behind a yes only.</summary>
    [GeneratedRegex(
        """
        ^(?:
          very\smuch(?:\sso)?|really|totally|completely|absolutely|exactly|too|as\swell|perfectly|one\shundred\spercent|a\shundred\spercent|100\s(?:%|percent)|no\sdoubt(?:\sabout\sit)?|my\spleasure|great\sjob|good\sjob|well\sdone
          |for\s(?:me|us|now|sure|real)|(?:to|with|by)\s(?:me|us)|right\s(?:now|away)|straight\saway|as\s(?:soon\sas\spossible|it\sis|is|planned|you\ssaid|you\sread\sit|described|discussed|stated)|(?:just\s)?like\sthat|that\sway|it|that|this|them|one|that's\s(?:all|everything|it)(?:\sthen)?|that\sis\s(?:all|everything)|nothing\selse
          |if\s(?:you\s(?:would|could|can|please|don't\smind|will|wouldn't\smind)|it's\sno\strouble|that's\sokay|possible)(?=\s(?:please|thank|thanks|sir|ma'am|\?|$)|\s$)
          |(?<doing>(?:can|could|would|will)\syou\s(?:(?:please|just|kindly|go\sahead\sand)\s)*(?:do|book|schedule|reserve|confirm|submit|send|place|order)\s(?:it|that|this|them)(?:\sfor\s(?:me|us))?(?:\splease)?(?:\s\?)?)|(?:would|could|can|will)\syou(?:\splease)?(?:\s\?)?(?=\s$)
          |i'm\s(?:sure|certain|positive|ready)|i\sam\s(?:sure|certain|positive|ready)|we(?:'re|\sare)\sgood|i'm\s(?:so\s|very\s)?(?:glad|happy|excited|relieved)
          |(?<farewell>(?:good\s?)?bye(?:\sbye)?|have\sa\s(?:nice|good|great|lovely)\s(?:day|one|evening|weekend|night))|(?:what\sa\s|that's\sa\s)relief
        )\s
        """, Options)]
    private static partial Regex After();
}
