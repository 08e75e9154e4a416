using System.Text.Json.Nodes;
using Parley.Flows;

namespace Parley.Tools;

/// <summary>What a tool is and what it may do, as the gateway enforces it and models and flows see it.</summary>
public sealed record ToolDefinition
{
    /// <summary>Unique within the tenant: <c>calendar_lookup</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for a model and for people.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema (2020-12) of the arguments: an object.</summary>
    public required JsonObject Parameters { get; init; }

    /// <summary>JSON Schema of the result; null accepts any object.</summary>
    public JsonObject? Result { get; init; }

    public required ToolEffect Effect { get; init; }

    /// <summary>The same call twice does what one does: it may be retried.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>A person must approve each call before it runs.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>
    /// What it does is call a person. A model that asks for it proposes one: the caller is asked, and nothing it wrote is believed. A flow's call is its author's.
    /// </summary>
    public bool CallsPerson { get; init; }

    /// <summary>Parameters and the least trusted source their value may have; parameters not named take any but <see cref="ValueSource.UntrustedText"/>.</summary>
    public IReadOnlyDictionary<string, ValueSource> Trust { get; init; } = new Dictionary<string, ValueSource>();

    /// <summary>Parameters and result fields (JSON pointers) never written to audit or log in clear.</summary>
    public IReadOnlyList<string> Sensitive { get; init; } = [];

    /// <summary>
    /// What values in its result count as when they become arguments of another tool: <see cref="ValueSource.Agent"/> only where every value is the
    /// tenant's own, such as the start of a free slot; text that somebody wrote is untrusted.
    /// </summary>
    public ValueSource ResultSource { get; init; } = ValueSource.UntrustedText;

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Said while it runs long; empty for a general wording.</summary>
    public string Filler { get; init; } = "";
}
