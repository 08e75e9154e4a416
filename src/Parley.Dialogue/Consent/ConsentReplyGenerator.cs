using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Routine;
using Parley.Records;

namespace Parley.Dialogue.Consent;

/// <summary>
/// Takes the caller's answer to the question for consent, and an objection at any time. Code, not a model, decides what was answered, and
/// only a clear yes is one: whoever talks about something else is answered and not recorded.
/// </summary>
internal sealed class ConsentReplyGenerator(IReplyGenerator inner) : IReplyGenerator
{
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = AnswerOf(request);

        // An answer to that leaves a trace: nothing is begun ahead, and the committed turn is taken from its beginning.
        if (request.IsSpeculative && answer is not ConsentStatus.Unknown)
            yield break;
        if (answer is not ConsentStatus.Unknown)
            yield return new ReplyPart.Noted(new CallEvent.ConsentAnswered(TimeSpan.Zero, answer));
        if (answer is ConsentStatus.Unknown)
        {
            await foreach (var part in inner.ReplyAsync(request, cancellationToken))
                yield return part;
            yield break;
        }

        var then = IsAsked(request) ? AgentOpening.Of(SessionOf(request)).Then : "What else can I do for you?";
        yield return new ReplyPart.Text(answer is ConsentStatus.Granted ? $"Thank you. {then}" : $"All right, this call is not recorded. {then}");
    }

    private static ConsentStatus AnswerOf(ReplyRequest request)
    {
        if (request.Agent.Consent.Mode is ConsentMode.NotAsked || request.Consent is ConsentStatus.Refused)
            return ConsentStatus.Unknown;
        if (ConsentWords.IsObjection(request.UserText))
            return ConsentStatus.Refused;
        if (!IsAsked(request))
            return ConsentStatus.Unknown;
        return CallerIntents.Of(request.UserText) switch
        {
            CallerIntent.Agreement or CallerIntent.Acknowledgement => ConsentStatus.Granted,
            CallerIntent.Refusal => ConsentStatus.Refused,
            _ => ConsentStatus.Unknown,
        };
    }

    /// <summary>The question is the opening's: only the first turn answers it.</summary>
    private static bool IsAsked(ReplyRequest request) =>
        request is { Turn: <= 1, Consent: ConsentStatus.Unknown } && AgentOpening.Of(SessionOf(request)).AsksConsent;

    private static SessionRequest SessionOf(ReplyRequest request) =>
        new(request.Call.Id, request.Call.Tenant, request.UserId, request.Channel, request.Consent, request.Agent.Language, request.Agent);
}
