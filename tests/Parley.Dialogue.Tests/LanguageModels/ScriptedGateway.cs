using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Parley.Tools;

namespace Parley.Dialogue.Tests.LanguageModels;

/// <summary>A reading and a committing tool; calls answer at once, or when they are let go.</summary>
internal sealed class ScriptedGateway : IToolGateway
{
    private readonly ConcurrentQueue<ToolCall> _calls = new();

    public List<ToolDefinition> Tools { get; } =
    [
        Tool("lookup", ToolEffect.Reads),
        Tool("book", ToolEffect.Commits) with { Filler = "I am writing that down." },
    ];

    public IReadOnlyList<ToolCall> Calls => [.. _calls];

    public bool IsSlow { get; init; }

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource LetGo { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ToolDefinition>>([.. Tools]);

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        Asked.TrySetResult();
        if (IsSlow)
            await LetGo.Task.WaitAsync(cancellationToken);
        return new ToolOutcome.Succeeded(new JsonObject { ["free"] = "nine o'clock" });
    }

    private static ToolDefinition Tool(string name, ToolEffect effect) => new()
    {
        Name = name, Description = name, Effect = effect, Parameters = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["day"] = new JsonObject { ["type"] = "string" } } },
    };
}
