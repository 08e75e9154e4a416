using Parley.Tenancy;

namespace Parley.Tools.Kinds;

/// <summary>Like <see cref="IToolKind"/>, for entries whose tools only their server knows. Connects when asked for tools, not when made.</summary>
internal interface IToolServerKind
{
    string Kind { get; }

    /// <returns>Null when the entry has faults. The list it gives stays the same object while nothing changes.</returns>
    IServerTools? Create(ToolEntry entry);

    /// <summary>Lets go of the tenant's servers beside these: its file names them no more. What is being called ends first.</summary>
    void KeepOnly(TenantContext tenant, IReadOnlyCollection<IServerTools> used);
}
