using Parley.Calls;

namespace Parley.Agents;

/// <summary>How an agent opens a call under its consent policy.</summary>
/// <param name="Said">Said first; empty lets the caller begin.</param>
/// <param name="Then">Said once the caller answered the question for consent: what the greeting would have asked.</param>
/// <param name="AsksConsent">The opening ends with the question for consent.</param>
public sealed record AgentOpening(string Said, string Then, bool AsksConsent)
{
    private const string Question = "How can I help you?";

    public static AgentOpening Of(SessionRequest session)
    {
        var (greeting, policy) = (session.Agent.Greeting.Trim(), session.Agent.Consent);
        if (session.Consent is not ConsentStatus.Unknown || policy.Mode is ConsentMode.NotAsked)
            return new AgentOpening(greeting, "", AsksConsent: false);
        if (policy.Mode is ConsentMode.Announce)
            return new AgentOpening(Join(policy.Announcement, greeting), "", AsksConsent: false);

        // Two questions in a row would get one answer, and nobody would know to which.
        var (statement, question) = Split(greeting);
        return new AgentOpening(Join(statement, policy.Announcement), question.Length > 0 ? question : Question, AsksConsent: true);
    }

    /// <summary>Cuts a trailing question off.</summary>
    private static (string Statement, string Question) Split(string greeting)
    {
        if (!greeting.EndsWith('?'))
            return (greeting, "");
        var border = greeting.LastIndexOfAny(['.', '!', '?'], greeting.Length - 2) + 1;
        return (greeting[..border].Trim(), greeting[border..].Trim());
    }

    private static string Join(string first, string second) => string.Join(' ', new[] { first, second }.Where(text => text.Length > 0));
}
