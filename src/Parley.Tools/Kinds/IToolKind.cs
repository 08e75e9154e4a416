namespace Parley.Tools.Kinds;

/// <summary>
/// Makes tools from one entry of a tenant's tool file: <c>http</c>, <c>openapi</c>, <c>mcp</c>, or a built-in by its own name. Called when the
/// file was read or changed, not for every call. It connects to nothing: servers that are down must not stop a start.
/// </summary>
internal interface IToolKind
{
    /// <summary>As <c>kind</c> in the file. An entry without <c>kind</c> is of the kind that has its name.</summary>
    string Kind { get; }

    /// <summary>Every tenant has it, as if its file had an entry of that name without settings.</summary>
    bool IsAlwaysThere => false;

    /// <param name="entry">Reads settings and collects faults; settings the kind did not read are faults.</param>
    /// <returns>The tools; nothing when the entry has faults.</returns>
    IReadOnlyList<ITool> Create(ToolEntry entry);
}
