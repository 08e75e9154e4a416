using Parley.Tenancy;

namespace Parley.Knowledge;

/// <summary>Which knowledge sources there are. Thread-safe.</summary>
public interface IKnowledgeSources
{
    /// <summary>Names of the tenant's own sources.</summary>
    IReadOnlyList<string> Of(TenantContext tenant);

    /// <summary>Why nothing can be answered from one of them; null where something can.</summary>
    string? FaultOf(TenantContext tenant, string source);
}
