namespace Parley.Tools.Scheduling.CalDav;

/// <summary>A calendar server answered what it should not have. The message is for operators and names no caller.</summary>
internal sealed class CalDavFaultException(string code, string message) : Exception(message)
{
    /// <summary>As <see cref="ToolOutcome.Failed"/> has it.</summary>
    public string Code { get; } = code;
}
