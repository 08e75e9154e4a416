using Parley.Testing.Speech;

namespace Parley.Scenarios.Speech;

/// <summary>
/// What the clinic is asked by callers who cannot say it again: a recording, another program. On a busy machine a piece of a microphone is left out now and
/// then, and "hours" becomes "powers": each question names what it is about twice or more, so that one word misheard leaves its answer the same.
/// </summary>
internal static class Questions
{
    public const string Hours = "What are your opening hours on Monday?";

    public const string FirstVisit = "What should I bring to my first visit?";

    public const string Address = "Sorry, what is your address, on which street is the clinic located?";

    public const string Insurance = "Which insurance plans do you accept, and do you take my insurance?";

    public const string Parking = "Do you have parking, and where can I park my car?";

    /// <summary>Of the words of all questions of a call: a fault of hearing loses more.</summary>
    public const double MostMisheard = 0.25;

    /// <returns>The share of the words that were misheard, left out or made up.</returns>
    public static double Misheard(IEnumerable<string> asked, IEnumerable<string> heard) =>
        WordErrorRate.Measure(string.Join(' ', asked), string.Join(' ', heard)).Value;
}
