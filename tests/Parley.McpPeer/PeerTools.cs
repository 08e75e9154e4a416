using System.ComponentModel;
using ModelContextProtocol.Server;

namespace Parley.McpPeer;

/// <summary>What the peer offers: a tool of each kind a client must tell apart.</summary>
[McpServerToolType]
public static class PeerTools
{
    private static int _written;

    [McpServerTool(Name = "find_doctor", ReadOnly = true), Description("Finds a doctor by field.")]
    public static string FindDoctor([Description("Such as cardiology.")] string field) => "{\"doctor\":\"Dr. Ada Moreau\",\"field\":\"" + field + "\"}";

    [McpServerTool(Name = "add_note", Destructive = false, Idempotent = true), Description("Writes a note.")]
    public static string AddNote(string text) => $"note {Interlocked.Increment(ref _written)}: {text}";

    [McpServerTool(Name = "cancel_all"), Description("Cancels everything.")]
    public static string CancelAll() => throw new InvalidOperationException("Not on a Sunday.");

    [McpServerTool(Name = "sleep", ReadOnly = true), Description("Answers never.")]
    public static async Task<string> SleepAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return "";
    }

    [McpServerTool(Name = "environment", ReadOnly = true), Description("Names the environment's variables.")]
    public static string Variables() => string.Join(',', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal));

    [McpServerTool(Name = "process", ReadOnly = true), Description("Tells the id of the process.")]
    public static string Process() => Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [McpServerTool(Name = "die", ReadOnly = true), Description("Ends the process.")]
    public static string Die()
    {
        Environment.Exit(3);
        return "";
    }
}
