using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Agents;
using Parley.Handoff;
using Parley.Tools;

namespace Parley.Server.Problems;

/// <summary>What can go wrong with a request, as RFC 9457 documents. The types are stable: clients may switch on them.</summary>
internal static class Problem
{
    private const string Prefix = "urn:parley:problem:";

    public static string Type(string name) => Prefix + name;

    /// <summary>Also for a call of another tenant: that it exists is nobody's business.</summary>
    public static ProblemHttpResult CallNotFound() =>
        Of(StatusCodes.Status404NotFound, "call-not-found", "There is no such call.");

    public static ProblemHttpResult CallRunning() =>
        Of(StatusCodes.Status409Conflict, "call-running", "The call still runs.", "Its records can be deleted once it has ended.");

    public static ProblemHttpResult AgentNotFound() =>
        Of(StatusCodes.Status404NotFound, "agent-not-found", "There is no such agent, or no such version of it.");

    /// <summary>Every fault by its path in the agent.</summary>
    public static ProblemHttpResult InvalidAgent(IReadOnlyList<AgentFault> faults) => TypedResults.Problem(
        new HttpValidationProblemDetails(faults.GroupBy(fault => fault.Path).ToDictionary(path => path.Key, path => path.Select(fault => fault.Line > 0 ? $"line {fault.Line}: {fault.Message}" : fault.Message).ToArray()))
        {
            Type = Type("invalid-agent"), Title = "The agent would not work as it is.", Status = StatusCodes.Status400BadRequest,
        });

    public static ProblemHttpResult RecordingNotFound() =>
        Of(StatusCodes.Status404NotFound, "recording-not-found", "The call has no recording.", "The caller refused it, or the disk did not take it.");

    public static ProblemHttpResult ApprovalNotFound() =>
        Of(StatusCodes.Status404NotFound, "approval-not-found", "There is no such approval.");

    public static ProblemHttpResult ApprovalSettled(ApprovalStatus status) =>
        Of(StatusCodes.Status409Conflict, "approval-settled", "The approval was settled before.", $"It is {status.ToString().ToLowerInvariant()}.");

    public static ProblemHttpResult ApprovalUnreadable() => Of(
        StatusCodes.Status409Conflict, "approval-unreadable", "What the call would run with cannot be read any more.",
        "The key it was sealed with (keys/records.key in the data folder) is another one now. Put it back, or deny the call.");

    public static ProblemHttpResult HandoffNotFound() =>
        Of(StatusCodes.Status404NotFound, "handoff-not-found", "There is no such hand-off.");

    public static ProblemHttpResult HandoffTaken(HandoffStatus status) =>
        Of(StatusCodes.Status409Conflict, "handoff-taken", "Somebody else was first.", $"It is {status.ToString().ToLowerInvariant()}.");

    public static ProblemHttpResult MessageNotFound() =>
        Of(StatusCodes.Status404NotFound, "message-not-found", "There is no such message.");

    public static ProblemHttpResult TicketNotFound() =>
        Of(StatusCodes.Status404NotFound, "ticket-not-found", "There is no such ticket.");

    public static ProblemHttpResult MalformedBody(string detail) =>
        Of(StatusCodes.Status400BadRequest, "malformed-body", "The body is not what this endpoint reads.", detail);

    public static ProblemHttpResult Full() =>
        Of(StatusCodes.Status503ServiceUnavailable, "server-full", "The server holds as many calls as it may.", "Try again shortly.");

    public static ProblemHttpResult Starting() =>
        Of(StatusCodes.Status503ServiceUnavailable, "server-starting", "The server is starting.", "The agents of the server are not taken in yet. Try again shortly.");

    public static ProblemHttpResult Stopping() =>
        Of(StatusCodes.Status503ServiceUnavailable, "server-stopping", "The server is stopping.");

    public static ProblemHttpResult AgentUnavailable() =>
        Of(StatusCodes.Status503ServiceUnavailable, "agent-unavailable", "The agent could not take its seat.", "Try again shortly.");

    public static ProblemHttpResult Unauthenticated(string detail) =>
        Of(StatusCodes.Status401Unauthorized, "unauthenticated", "Who asks is not known.", detail);

    public static ProblemHttpResult Forbidden(string detail) =>
        Of(StatusCodes.Status403Forbidden, "forbidden", "Whoever asks may not do that.", detail);

    public static ProblemHttpResult UnknownHost(string host) => Of(
        StatusCodes.Status421MisdirectedRequest, "unknown-host", "This server does not answer under that name.",
        $"It answers to addresses, localhost and the names that --host gives it; to '{host}' with --host {host}.");

    public static ProblemHttpResult ForeignOrigin() => Of(
        StatusCodes.Status403Forbidden, "foreign-origin", "Pages of other sites may not change anything here.",
        "They may under a name that --host gives, or with an access token.");

    /// <param name="errors">By the field's name in the request.</param>
    public static ProblemHttpResult InvalidFields(IReadOnlyDictionary<string, string[]> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.ToDictionary())
        {
            Type = Type("invalid-request"), Title = "The request has invalid fields.", Status = StatusCodes.Status400BadRequest,
        });

    public static ProblemHttpResult InvalidField(string name, string error) =>
        InvalidFields(new Dictionary<string, string[]> { [name] = [error] });

    private static ProblemHttpResult Of(int status, string name, string title, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: Type(name));
}
