using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Dialogue.Grounded;
using Parley.Flows.Running;
using Parley.Understanding.Acts;

namespace Parley.Dialogue.Routine;

/// <summary>
/// Answers what needs neither knowledge nor a model, at once and always alike: emergencies, the wish for a person, hello, thanks and goodbye,
/// "are you a robot", "say that again". Everything else goes to <paramref name="inner"/>. With a model this stays in front of it: ending a
/// call and sending somebody to the emergency services is not left to a model.
/// </summary>
internal sealed class RoutineReplyGenerator(IReplyGenerator inner) : IReplyGenerator
{
    /// <summary>Ends every offer of a person, so that "yes, please" after it is understood.</summary>
    public const string PersonQuestion = "Would you like to speak with a person?";

    /// <summary>Why a person is offered.</summary>
    public const string AskedForPerson = "asked for a person";

    public const string SpokeOfEmergency = "emergency";

    /// <summary>To whoever is not sure of that.</summary>
    public const string Here = "Yes, I am here.";

    /// <summary>Before what is said once more.</summary>
    private const string Again = "Of course.";

    private const string More = "Is there anything else I can help you with?";

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.IsPersonsMatter)
            yield break;
        if (BesidePerson(request.UserText) is { } question)
            await foreach (var part in AnswerAsync(request with { UserText = question }, cancellationToken))
                yield return part;
        var routine = Routine(request);
        foreach (var part in routine)
            yield return part;
        if (routine.Length > 0)
            yield break;
        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
            yield return part;
    }

    /// <summary>Whoever knows no answer offers a person, who is called anyway.</summary>
    private async IAsyncEnumerable<ReplyPart> AnswerAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
        {
            if (part is ReplyPart.PersonOffered)
                yield break;
            yield return part;
        }

        yield return new ReplyPart.Text(" ");
    }

    /// <summary>"What are your hours, and can I talk to someone": what is asked beside the wish for a person; null for nothing.</summary>
    private static string? BesidePerson(string text)
    {
        if (CallerIntents.Of(text) is not CallerIntent.Person)
            return null;
        var questions = Questions.Split(text).Where(part => CallerIntents.Of(part) is CallerIntent.Other && Wordings.Question().IsMatch(part));
        return string.Join(" and ", questions) is { Length: > 0 } question ? question : null;
    }

    private static ReplyPart[] Routine(ReplyRequest request) => CallerIntents.Of(request.UserText) switch
    {
        CallerIntent.Silence => Say(Phrasing.Choose(request, "I did not catch that. Could you say it again?", "Sorry, I did not hear you. Could you repeat that?")),
        CallerIntent.Emergency =>
        [
            .. Say("If this is an emergency, please hang up now and call 9 1 1, or your local emergency number."),
            new ReplyPart.PersonOffered(SpokeOfEmergency),
        ],
        CallerIntent.Person => Person(request),
        CallerIntent.IsRobot => Say("Yes, I am an automated assistant, not a person. I can answer questions, and you can ask for a person at any time."),
        CallerIntent.Presence => Say($"{Here} {Pending(request)}"),
        CallerIntent.Repeat => Say(LastMeant(request) is { } said ? $"{Again} {said}" : "I have not said anything yet. How can I help you?"),
        CallerIntent.Abilities => Say("I can answer your questions from the facts I was given, and whatever I do not know I leave to a person. What would you like to know?"),
        CallerIntent.Goodbye => Goodbye(request),
        CallerIntent.Thanks => Say(Phrasing.Choose(request, "You are welcome.", "My pleasure.", "Happy to help.") + " " + More),
        CallerIntent.Greeting when Wordings.Hello().IsMatch(request.UserText) && request.History.Any(u => u.Speaker is Speaker.Caller) => Say($"{Here} {Pending(request)}"),
        CallerIntent.Greeting => Say(Phrasing.Choose(request, "Hello! How can I help you?", "Hi there! What can I do for you?")),
        CallerIntent.Agreement when PersonOffers.IsOne(LastSaid(request) ?? "") => Person(request),
        CallerIntent.Agreement => Say(Phrasing.Choose(request, "Sure, go ahead.", "All right. What would you like to know?")),
        CallerIntent.Refusal when IsAsked(request, More) => Goodbye(request),
        CallerIntent.Refusal => Say($"All right. {More}"),
        CallerIntent.Acknowledgement => Say(More),
        _ => [],
    };

    // Only what is true: the wish is handed on as an event; who acts on it is not this code's to promise.
    private static ReplyPart[] Person(ReplyRequest request) =>
    [
        .. Say(Phrasing.Choose(request, "Of course. I am noting that you would like to speak with a person.", "I understand. I am passing on that you want to speak with a person.")),
        new ReplyPart.PersonOffered(AskedForPerson),
    ];

    private static ReplyPart[] Goodbye(ReplyRequest request) =>
    [
        .. Say(Phrasing.Choose(request, "Thank you for calling. Goodbye!", "Thanks for your call. Have a good day. Goodbye!")),
        new ReplyPart.EndCall(),
    ];

    private static ReplyPart[] Say(string text) => [new ReplyPart.Text(text) { IsAuthored = true }];

    private static bool IsAsked(ReplyRequest request, string question) => LastSaid(request)?.EndsWith(question, StringComparison.Ordinal) is true;

    // Said again, it is what was meant that is repeated, not that it was, nor how far it was heard.
    private static string? LastMeant(ReplyRequest request) =>
        request.History.Where(u => u.Speaker is Speaker.Agent).Select(u => WithoutAgain(u.Meant.Trim())).LastOrDefault(said => said.Length > 0);

    private static string WithoutAgain(string said)
    {
        while (said.StartsWith(Again, StringComparison.Ordinal) || said.StartsWith(Here, StringComparison.Ordinal))
            said = said[(said.StartsWith(Again, StringComparison.Ordinal) ? Again : Here).Length..].TrimStart();
        return said;
    }

    /// <summary>What was cut short, or asked and not answered yet.</summary>
    private static string Pending(ReplyRequest request)
    {
        var last = request.History.LastOrDefault(u => u.Speaker is Speaker.Agent);
        return last is not null && (last.Interrupted || last.Meant.TrimEnd().EndsWith('?')) && LastMeant(request) is { } meant ? meant : "How can I help you?";
    }

    private static string? LastSaid(ReplyRequest request) => request.History.LastOrDefault(u => u.Speaker is Speaker.Agent)?.Text.Trim();
}
