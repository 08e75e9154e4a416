using System.Text.RegularExpressions;

namespace Parley.Guardrails.Topics;

/// <summary>How financial and legal advice is asked for and given.</summary>
internal static partial class AdviceWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Assets = "stocks?|shares?|bonds?|crypto(currency)?|bitcoin|ethereum|etfs?|index funds?|mutual funds?|401 ?k|ira|annuit(y|ies)|options trading|gold|real estate|the market|retirement (fund|savings|account)|portfolio|savings|mortgage|loan";

    [GeneratedRegex(@"\b((should|would you|do you think i should|is it (smart|wise|a good idea|a good time|safe) to) (i )?(invest|buy|sell|refinance|put (my )?(money|savings)|borrow|cash out|take out|short|trade)\b.{0,60}|(which|what) (stocks?|funds?|shares|crypto|bonds|etfs?|investments?) (should|do|would|is|are)|where should i (invest|put my money|save)|how should i invest|will (the )?(" + Assets + @") (go up|go down|rise|fall|crash|recover)|tax advice|is (bitcoin|gold|crypto|the stock) a good (investment|buy))", Options)]
    public static partial Regex AsksFinancial();

    [GeneratedRegex(@"\b((you should|i('d| would)? (recommend|suggest|advise)( that)?( you)?|you could|my advice is to|you'd be better off|it('s| is) (smart|wise|a good time|safe|best) to) (\w+ ){0,2}(invest(ing)?|buy(ing)?|sell(ing)?|refinanc(e|ing)|hold(ing)?|mov(e|ing) (your )?(money|savings)|cash(ing)? out|put(ting)? (your )?(money|savings))\b(?! (a ticket|tickets|one at|it at the)).{0,60}|guaranteed (returns?|profits?)|(will|is going to|is sure to) (go up|rise|double|outperform|crash)\b.{0,20}|(can't|cannot) lose money|risk[- ]free (investment|return))", Options)]
    public static partial Regex GivesFinancial();

    [GeneratedRegex(@"\b((can|should|could) i (sue|press charges|file (a )?(suit|lawsuit|claim against)|take (them|him|her|you|my \w+) to court|break my lease|get out of (the|my) contract|plead)|do i have a (legal )?case\b|is (it|this|that) (legal|illegal|against the law)|what are my (legal )?rights|am i (liable|legally)|legal advice|what does the law say|how do i sue|would i win (in court|the case))", Options)]
    public static partial Regex AsksLegal();

    [GeneratedRegex(@"\b(you (should|could|can|may want to) (\w+ )?(sue|press charges|take (them|him|her|it) to court|file (a |an )?(lawsuit|suit|claim against)|plead|refuse to sign|break (the|your) (lease|contract))|you (have|have got|'ve got) (a |an )?(strong |good |solid |clear |valid )*(legal )?(case|claim)\b|you are (legally )?(entitled to (compensation|damages)|liable|not liable)|you('re| are) legally|(it|this|that)('s| is) (perfectly |clearly |definitely )?(legal|illegal|against the law|unlawful|malpractice|negligence)|the court (will|would)|you would win)", Options)]
    public static partial Regex GivesLegal();
}
