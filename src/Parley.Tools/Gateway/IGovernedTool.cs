namespace Parley.Tools.Gateway;

/// <summary>A tool that brings its operator's policy; others have the default one.</summary>
internal interface IGovernedTool : ITool
{
    ToolPolicy Policy { get; }
}
