using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Calls;
using Parley.Records;
using Parley.Understanding.Acts;

namespace Parley.Dialogue.Consent;

/// <summary>
/// Takes the caller's answer to the question for consent, and an objection at any time. Code, not a model, decides what was answered, and
/// only a clear yes is one: whoever talks about something else is answered and not recorded. What is said besides the answer is answered too.
/// </summary>
internal sealed class ConsentReplyGenerator(IReplyGenerator inner) : IReplyGenerator
{
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (given, rest) = AnswerOf(request);

        // An answer to that leaves a trace: nothing is begun ahead, and the committed turn is taken from its beginning.
        if (request.IsSpeculative && given is not ConsentStatus.Unknown)
            yield break;
        if (given is not ConsentStatus.Unknown)
            yield return new ReplyPart.Noted(new CallEvent.ConsentAnswered(TimeSpan.Zero, given));

        // Nobody in an emergency has to hear about recordings first.
        if (given is not ConsentStatus.Unknown && !Emergencies.IsIn(rest))
            yield return new ReplyPart.Text(Told(request, given, rest));
        if (given is not ConsentStatus.Unknown && rest.Length == 0)
            yield break;

        // "What was that?" asks for the question, which stays open.
        if (given is ConsentStatus.Unknown && IsAsked(request) && TurnActs.WantsItAgain(request.UserText))
        {
            yield return new ReplyPart.Text(request.Agent.Consent.Announcement);
            yield break;
        }

        await foreach (var part in inner.ReplyAsync(given is ConsentStatus.Unknown ? request : request with { UserText = rest, Consent = given }, cancellationToken))
            yield return part;
    }

    private static string Told(ReplyRequest request, ConsentStatus given, string rest)
    {
        var told = given is ConsentStatus.Granted ? "Thank you." : "All right, this call is not recorded.";
        if (rest.Length > 0)
            return $"{told} ";
        return $"{told} {(IsAsked(request) ? AgentOpening.Of(SessionOf(request)).Then : "What else can I do for you?")}";
    }

    private static ConsentAnswer AnswerOf(ReplyRequest request)
    {
        if (request.Agent.Consent.Mode is ConsentMode.NotAsked || request.Consent is ConsentStatus.Refused)
            return default;
        var answer = IsAsked(request) ? ConsentWords.AnswerOf(request.UserText) : default;
        return answer.Given is not ConsentStatus.Refused && ConsentWords.ObjectionIn(request.UserText) is { Given: ConsentStatus.Refused } objection ? objection : answer;
    }

    /// <summary>
    /// The question is the opening's, and open while it is the last thing that was said: a yes to "Are you still there?" is none to it. Where nothing was
    /// heard of the agent yet, as when the caller types faster than it speaks, the first turn answers it.
    /// </summary>
    private static bool IsAsked(ReplyRequest request)
    {
        if (request.Consent is not ConsentStatus.Unknown || !AgentOpening.Of(SessionOf(request)).AsksConsent)
            return false;
        var last = request.History.LastOrDefault(said => said.Speaker is Speaker.Agent);
        return last is null ? request.Turn <= 1 : request.Agent.Consent.IsAnnouncedIn(last.Text);
    }

    private static SessionRequest SessionOf(ReplyRequest request) =>
        new(request.Call.Id, request.Call.Tenant, request.UserId, request.Channel, request.Consent, request.Agent.Language, request.Agent);
}
