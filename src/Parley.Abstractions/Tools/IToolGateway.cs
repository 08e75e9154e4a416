namespace Parley.Tools;

/// <summary>
/// The only way out: schema, permission, provenance, rates, timeouts, retries, idempotency, approval, audit. Thread-safe. Never throws for
/// what a tool or its server does; cancellation alone surfaces, and a cancelled call's effect is still audited when it ends.
/// </summary>
public interface IToolGateway
{
    /// <summary>What this call's agent may use, in a stable order.</summary>
    ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken);

    ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken);
}
