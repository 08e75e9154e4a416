using System.Text.Json.Nodes;
using Parley.Tenancy;

namespace Parley.Tools;

/// <summary>One run of a tool whose arguments were found to fit its schema.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Scope">For whom.</param>
/// <param name="IdempotencyKey">The same for every attempt of this call, after a crash too: 3 to 67 of a-z, 0-9 and '_', fit for a header or a primary key.</param>
public sealed record ToolInvocation(ToolCall Call, ToolScope Scope, string IdempotencyKey)
{
    /// <summary>Fits the schema. Not to be changed: it is the caller's.</summary>
    public JsonObject Arguments => Call.Arguments;

    public TenantContext Tenant => Scope.Call.Tenant;

    public TimeProvider Clock => Scope.Call.Clock;

    /// <summary>1 for the first attempt of this run; more when it is a retry.</summary>
    public int Attempt { get; init; } = 1;
}
