using System.Text.Json.Nodes;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Testing.Dialogue;

/// <summary>
/// Tools as a test lays them down. Like the real gateway it does a call once per step and arguments and replays its outcome after that.
/// Remembers every call.
/// </summary>
public sealed class ScriptedToolGateway : IToolGateway, IToolDirectory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Func<ToolCall, CancellationToken, Task<ToolOutcome>>> _tools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ToolOutcome> _done = new(StringComparer.Ordinal);
    private readonly List<ToolCall> _calls = [];
    private readonly List<ToolCall> _effects = [];
    private readonly List<ToolScope> _scopes = [];

    public List<ToolDefinition> Definitions { get; } = [];

    /// <summary>Every call, replays included.</summary>
    public IReadOnlyList<ToolCall> Calls => [.. _calls];

    /// <summary>Calls that were really carried out.</summary>
    public IReadOnlyList<ToolCall> Effects => [.. _effects];

    /// <summary>For whom each call was made, replays included.</summary>
    public IReadOnlyList<ToolScope> Scopes => [.. _scopes];

    public static ToolDefinition Define(string name, ToolEffect effect, string filler = "", params string[] parameters) => new()
    {
        Name = name,
        Description = name,
        Effect = effect,
        Filler = filler,
        Parameters = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(parameters.Select(p => KeyValuePair.Create(p, (JsonNode?)new JsonObject { ["type"] = "string" }))),
        },
    };

    public void On(string tool, Func<ToolCall, ToolOutcome> outcome) => _tools[tool] = (call, _) => Task.FromResult(outcome(call));

    public void On(string tool, Func<ToolCall, CancellationToken, Task<ToolOutcome>> outcome) => _tools[tool] = outcome;

    public ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ToolDefinition>>(Definitions);

    public ValueTask<IReadOnlyList<ToolDefinition>> AllAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ToolDefinition>>(Definitions);

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        var key = $"{scope.Call.Id}|{call.Step}|{call.Arguments.ToJsonString()}";
        lock (_lock)
        {
            _calls.Add(call);
            _scopes.Add(scope);
            if (_done.TryGetValue(key, out var done))
                return done is ToolOutcome.Succeeded succeeded ? succeeded with { IsReplay = true } : done;
            if (!_tools.ContainsKey(call.Tool))
                return new ToolOutcome.Refused("unknown_tool", call.Tool);
            _effects.Add(call);
        }

        var outcome = await _tools[call.Tool](call, cancellationToken);
        lock (_lock)
            if (outcome is not ToolOutcome.AwaitingApproval)
                _done[key] = outcome;
        return outcome;
    }
}
