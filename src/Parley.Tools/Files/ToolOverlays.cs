using Parley.Tools.Gateway;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>An entry's overlay, and those of single tools where it makes several.</summary>
internal sealed record ToolOverlays(ToolOverlay All, IReadOnlyDictionary<string, ToolOverlay> Single)
{
    public static ToolOverlays Read(ToolSettings settings)
    {
        var all = ToolOverlay.Read(settings, ToolPolicy.Default);
        return new(all, settings.Entries("overrides").ToDictionary(entry => entry.Name, entry => ToolOverlay.Read(entry.Settings, all.Policy), StringComparer.Ordinal));
    }

    public ITool Over(ITool tool)
    {
        var overlaid = new OverlaidTool(tool, All);
        return Single.TryGetValue(tool.Definition.Name, out var own) ? new OverlaidTool(overlaid, own) : overlaid;
    }
}
