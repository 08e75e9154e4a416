namespace Parley.Tools;

/// <summary>
/// Something an agent can do. Only the gateway runs it, after everything was checked. Thread-safe; one instance serves all calls of a tenant.
/// What a server answers is an outcome; exceptions of the network (<see cref="HttpRequestException"/>, <see cref="IOException"/>, time-outs)
/// may surface, for the gateway turns them into outcomes. It neither retries nor limits its own time.
/// </summary>
public interface ITool
{
    ToolDefinition Definition { get; }

    ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken);
}
