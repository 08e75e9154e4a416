using Parley.Tenancy;

namespace Parley.Knowledge;

/// <param name="Tenant">Whose knowledge; nothing of another tenant is ever searched.</param>
/// <param name="Sources">Names of the knowledge sources to search.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Limit">How many passages at most.</param>
public sealed record KnowledgeQuery(TenantContext Tenant, IReadOnlyList<string> Sources, string Text, int Limit = 3);
