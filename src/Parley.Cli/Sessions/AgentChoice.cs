namespace Parley.Cli.Sessions;

/// <param name="Agent">Name or id; null for the tenant's first one.</param>
/// <param name="Tenant">Whose; null for the server's own tenant.</param>
/// <param name="Consent">What the caller has said to being recorded before the call, as the API takes it; <c>unknown</c> lets the agent ask.</param>
/// <param name="UserName">What the caller is called; null where the agent shall not know.</param>
/// <param name="Memory">What is remembered of the caller, by name; null for nothing.</param>
public sealed record AgentChoice(
    string? Agent = null, string? Tenant = null, string Consent = "unknown", string? UserName = null, IReadOnlyDictionary<string, string>? Memory = null);
