using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Gateway.Faults;

/// <summary>Next to the tool: counts the attempt and turns whatever the network or a tool's own fault throws into an outcome.</summary>
internal sealed partial class FaultStep(ILogger<FaultStep> logger) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        run.Attempts++;
        run.RetryAfter = null;
        try
        {
            return await next(run, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            return Outcome(run, Innermost(fault));
        }
    }

    private ToolOutcome Outcome(ToolRun run, Exception fault)
    {
        switch (fault)
        {
            case HostNotAllowedException refused:
                return new ToolOutcome.Refused("host_not_allowed", refused.Message);
            case SecretMissingException missing:
                LogMissing(run.Call.Tool, missing.Message);
                return new ToolOutcome.Failed("failed", missing.Message);
            case CircuitOpenException open:
                run.RetryAfter = open.RetryAfter;
                return new ToolOutcome.Failed("unavailable", open.Message);
            case ServerBusyException busy:
                run.RetryAfter = busy.RetryAfter;
                return new ToolOutcome.Failed(busy.Code, busy.Message);
            case ResponseTooLargeException or JsonException:
                return new ToolOutcome.Failed("invalid_result", FirstLine(fault), run.MayHaveHappened);
            case HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }:
                return new ToolOutcome.Failed("unavailable", "The server cannot be reached.");
            case HttpRequestException or IOException or SocketException:
                return new ToolOutcome.Failed("unavailable", "The connection to the server broke.", run.MayHaveHappened);
            case OperationCanceledException or TimeoutException:
                return new ToolOutcome.Failed("timeout", "The server did not answer in time.", run.MayHaveHappened);
            default:
                LogFault(fault, run.Call.Tool);
                return new ToolOutcome.Failed("failed", "The tool failed.", run.MayHaveHappened);
        }
    }

    /// <summary>The handler of sockets wraps what refuses a connection.</summary>
    private static Exception Innermost(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            if (cause is HostNotAllowedException or CircuitOpenException or ServerBusyException or ResponseTooLargeException or SecretMissingException)
                return cause;
        return fault;
    }

    private static string FirstLine(Exception fault) => fault is JsonException ? "The answer is no JSON." : fault.Message;

    [LoggerMessage(LogLevel.Error, "Tool {Tool} cannot run: {Problem}")]
    private partial void LogMissing(string tool, string problem);

    [LoggerMessage(LogLevel.Error, "Tool {Tool} failed")]
    private partial void LogFault(Exception fault, string tool);
}
