namespace Parley.Tools;

/// <summary>What a call of a tool leaves behind.</summary>
public enum ToolEffect
{
    /// <summary>Nothing: it may run speculatively and be dropped.</summary>
    Reads,

    /// <summary>Something that can be undone or repeated harmlessly, such as a note.</summary>
    Writes,

    /// <summary>Something a caller would notice: a booking, a message, money. Flows must confirm it first.</summary>
    Commits,
}
