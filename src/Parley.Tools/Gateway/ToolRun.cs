using Parley.Tools.Canonical;
using Parley.Tenancy;

namespace Parley.Tools.Gateway;

/// <summary>One call on its way through the steps. Only one step at a time touches it.</summary>
internal sealed class ToolRun(ToolCall call, ToolScope scope)
{
    private string? _canonical;
    private string? _key;
    private GatedTool? _tool;

    public ToolCall Call => call;

    public ToolScope Scope => scope;

    public TenantContext Tenant => scope.Call.Tenant;

    public TimeProvider Clock => scope.Call.Clock;

    /// <summary>Null until resolved; steps after that use <see cref="Tool"/>.</summary>
    public GatedTool? Resolved => _tool;

    public GatedTool Tool
    {
        get => _tool ?? throw new InvalidOperationException("The tool is not resolved yet.");
        set => _tool = value;
    }

    public ToolDefinition Definition => Tool.Definition;

    public string CanonicalArguments => _canonical ??= CanonicalJson.Write(call.Arguments);

    public string Key => _key ??= IdempotencyKey.Of(this);

    /// <summary>Attempts begun; the tool's server may know of the call from the first on.</summary>
    public int Attempts { get; set; }

    /// <summary>An attempt before the last one may have had its effect.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>What the server asked for when it refused for being busy.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The call leaves something behind: it is kept, run once, and never cut off by an interruption.</summary>
    public bool IsKept => Definition.Effect != ToolEffect.Reads || Definition.NeedsApproval;

    /// <summary>A failure from now on may hide an effect.</summary>
    public bool MayHaveHappened => Attempts > 0 && Definition.Effect != ToolEffect.Reads;
}
