using System.Text.RegularExpressions;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>A regular expression from outside: in linear time where it can be, else against a limit. Too slow counts as no match.</summary>
internal sealed class SafePattern
{
    private const int MostLength = 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    private readonly Regex _regex;

    private SafePattern(Regex regex) => _regex = regex;

    public static SafePattern Of(string pattern, Func<string, Exception> wrong)
    {
        if (pattern.Length > MostLength)
            throw wrong($"a pattern of at most {MostLength} characters");
        try
        {
            return new SafePattern(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Limit));
        }
        catch (NotSupportedException)
        {
            // Look-around and back references need the other engine.
            return new SafePattern(new Regex(pattern, RegexOptions.CultureInvariant, Limit));
        }
        catch (ArgumentException)
        {
            throw wrong("a regular expression");
        }
    }

    public bool IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
