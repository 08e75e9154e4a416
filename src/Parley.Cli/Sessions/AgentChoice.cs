namespace Parley.Cli.Sessions;

/// <param name="Agent">Name or id; null for the tenant's first one.</param>
/// <param name="Tenant">Whose; null for the server's own tenant.</param>
public sealed record AgentChoice(string? Agent, string? Tenant);
