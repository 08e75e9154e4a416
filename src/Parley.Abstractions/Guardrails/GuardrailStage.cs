namespace Parley.Guardrails;

/// <summary>Where in a turn a text is inspected.</summary>
public enum GuardrailStage
{
    UserText,
    RetrievedText,
    ToolArguments,
    ToolResult,
    Reply,
}
