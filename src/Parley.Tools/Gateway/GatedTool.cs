using Parley.Tools.Gateway.Schemas;

namespace Parley.Tools.Gateway;

/// <summary>A tool with what the gateway holds it to, schemas compiled.</summary>
internal sealed record GatedTool(ITool Tool, ToolDefinition Definition, ToolPolicy Policy, JsonSchema Arguments, JsonSchema Result);
