using System.Text.Json.Nodes;

namespace Parley.Tools;

/// <summary>How a tool call ended. Expected failures are outcomes, not exceptions.</summary>
public abstract record ToolOutcome
{
    private ToolOutcome() { }

    /// <param name="Result">By the tool's result schema.</param>
    /// <param name="IsReplay">The call had been done before under the same idempotency key; this is what it gave then.</param>
    public sealed record Succeeded(JsonObject Result, bool IsReplay = false) : ToolOutcome;

    /// <param name="Code">Stable: <c>timeout, unavailable, invalid_result, conflict, not_found, rejected, rate_limited, interrupted, arguments_lost, failed</c>.</param>
    /// <param name="Message">For the log and a model; names no secrets.</param>
    /// <param name="MayHaveHappened">Its effect may have come to pass all the same: it must not be claimed to have failed for sure.</param>
    public sealed record Failed(string Code, string Message, bool MayHaveHappened = false) : ToolOutcome;

    /// <summary>The gateway did not let it run: <c>unknown_tool, not_permitted, invalid_arguments, untrusted_argument, speculative_effect, host_not_allowed, denied, approval_expired, guardrail</c>.</summary>
    public sealed record Refused(string Code, string Message) : ToolOutcome;

    /// <summary>A person has to approve first; the outcome arrives later.</summary>
    public sealed record AwaitingApproval(string ApprovalId) : ToolOutcome;

    /// <summary>Everything was checked; nothing was done.</summary>
    public sealed record DryRun(string Summary) : ToolOutcome;
}
