using System.Text.Json.Nodes;
using Parley.Flows;

namespace Parley.Tools;

/// <summary>One call of a tool. The idempotency key is derived from call, step and arguments, so a step repeated after a crash is the same call.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Step">What in the call asks for it, stable over crash and resume: <c>flow/node/visit</c> or a model's tool-call id.</param>
/// <param name="Arguments">By the tool's schema.</param>
/// <param name="Sources">Where each argument's value came from, by parameter; those not named count as <see cref="ValueSource.Model"/>.</param>
/// <param name="IsSpeculative">The turn is not committed: only tools that read may run.</param>
/// <param name="IsDryRun">Everything is checked and nothing is done.</param>
public sealed record ToolCall(
    string Tool,
    string Step,
    JsonObject Arguments,
    IReadOnlyDictionary<string, ValueSource> Sources,
    bool IsSpeculative = false,
    bool IsDryRun = false);
