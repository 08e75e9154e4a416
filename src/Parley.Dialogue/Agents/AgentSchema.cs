namespace Parley.Agents;

/// <summary>The JSON Schema (2020-12) of agent files, for editors and for whoever writes agents by program.</summary>
public static class AgentSchema
{
    /// <summary>UTF-8 JSON.</summary>
    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var stream = typeof(AgentSchema).Assembly.GetManifestResourceStream("agent.schema.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
