namespace Parley.Tools.Records;

/// <summary>A health record server answered what it should not have. The message names no patient.</summary>
internal sealed class FhirFaultException(string code, string message) : Exception(message)
{
    /// <summary>As <see cref="ToolOutcome.Failed"/> has it.</summary>
    public string Code { get; } = code;
}
