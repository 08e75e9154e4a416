using Parley.Flows;
using Parley.Tools.Gateway;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>What an operator says about a tool whatever its kind: it takes precedence over what the tool says of itself.</summary>
internal sealed record ToolOverlay
{
    public string Description { get; private init; } = "";

    public string Filler { get; private init; } = "";

    public ToolEffect? Effect { get; private init; }

    public bool? IsIdempotent { get; private init; }

    public bool? NeedsApproval { get; private init; }

    public TimeSpan? Timeout { get; private init; }

    public ValueSource? ResultSource { get; private init; }

    public IReadOnlyDictionary<string, ValueSource> Trust { get; private init; } = new Dictionary<string, ValueSource>();

    public IReadOnlyList<string> Sensitive { get; private init; } = [];

    public required ToolPolicy Policy { get; init; }

    /// <param name="settings">An entry's, or those of one tool of it.</param>
    /// <param name="common">The policy of what they do not name: the entry's own for one of its tools, so that none escapes what holds for all.</param>
    public static ToolOverlay Read(ToolSettings settings, ToolPolicy common) => new()
    {
        Description = settings.Text("description"),
        Filler = settings.Text("filler"),
        Effect = settings.Has("effect") ? settings.Choice("effect", ToolEffect.Commits) : null,
        IsIdempotent = settings.Has("idempotent") ? settings.Flag("idempotent") : null,
        NeedsApproval = settings.Has("needs_approval") ? settings.Flag("needs_approval", otherwise: true) : null,
        Timeout = settings.Has("timeout") ? settings.Duration("timeout", TimeSpan.FromSeconds(8)) : null,
        ResultSource = settings.Has("result_source") ? settings.Choice("result_source", ValueSource.UntrustedText) : null,
        Trust = ReadTrust(settings.Section("trust")),
        Sensitive = settings.List("sensitive"),
        Policy = ReadPolicy(settings, common),
    };

    public ToolDefinition Over(ToolDefinition definition) => definition with
    {
        Description = Description.Length > 0 ? Description : definition.Description,
        Filler = Filler.Length > 0 ? Filler : definition.Filler,
        Effect = Effect ?? definition.Effect,
        IsIdempotent = IsIdempotent ?? definition.IsIdempotent,
        NeedsApproval = NeedsApproval ?? definition.NeedsApproval,
        Timeout = Timeout ?? definition.Timeout,
        ResultSource = ResultSource ?? definition.ResultSource,
        Trust = Trust.Count == 0 ? definition.Trust : definition.Trust.Concat(Trust).GroupBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Last().Value),
        Sensitive = [.. definition.Sensitive.Union(Sensitive)],
    };

    private static Dictionary<string, ValueSource> ReadTrust(ToolSettings settings) =>
        settings.Keys.ToDictionary(key => key, key => settings.Choice(key, ValueSource.Agent));

    private static ToolPolicy ReadPolicy(ToolSettings settings, ToolPolicy common)
    {
        var (permit, limits) = (settings.Section("permit"), settings.Section("limits"));
        return new ToolPolicy
        {
            Agents = permit.Has("agents") ? permit.List("agents") : common.Agents,
            Roles = permit.Has("roles") ? permit.List("roles") : common.Roles,
            Channels = permit.Has("channels") ? permit.List("channels") : common.Channels,
            PerCall = limits.Number("per_call", common.PerCall, least: 1),
            PerMinute = limits.Number("per_minute", common.PerMinute, least: 1),
            Concurrent = limits.Number("concurrent", common.Concurrent, least: 1),
            Retries = settings.Number("retries", common.Retries, most: 10),
            IsDryRun = settings.Flag("dry_run", common.IsDryRun),
            ApprovalExpires = settings.Duration("approval_expires", common.ApprovalExpires),
        };
    }
}
