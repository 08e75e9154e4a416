using Microsoft.Extensions.Logging;
using Parley.Tenancy;
using Parley.Tools.Kinds;
using Parley.Tools.Settings;

namespace Parley.Tools.Files;

/// <summary>Reads one tenant's tool file: hosts, limits, and what each kind makes of its entries.</summary>
/// <param name="allKinds">Made when first needed: kinds reach hosts by rules that are read here.</param>
/// <param name="allServers">Likewise.</param>
/// <param name="logger">Is told what only a server's list shows to be wrong.</param>
internal sealed class ToolFile(Lazy<IReadOnlyList<IToolKind>> allKinds, Lazy<IReadOnlyList<IToolServerKind>> allServers, ILogger<ToolFile> logger)
{
    public TenantTools Parse(TenantContext tenant, string file, string text, string folder)
    {
        var faults = new List<ToolFileFault>();
        try
        {
            return Read(tenant, new ToolSettings(YamlJson.Parse(text), "", file, faults), folder, faults);
        }
        catch (FormatException fault)
        {
            var parts = fault.Message.Split(": ", 2);
            faults.Add(new ToolFileFault(file, parts[0], parts[^1]));
            return TenantTools.None with { Faults = faults };
        }
    }

    /// <summary>Lets go of servers that are no part of what is used now.</summary>
    public void KeepOnly(TenantContext tenant, TenantTools used)
    {
        foreach (var kind in allServers.Value)
            kind.KeepOnly(tenant, [.. used.Sources.Select(source => source.Server)]);
    }

    private TenantTools Read(TenantContext tenant, ToolSettings root, string folder, List<ToolFileFault> faults)
    {
        var hosts = HostSettings.Read(root);
        var limits = root.Section("limits");
        var read = new TenantTools(
            hosts,
            new TenantLimits(
                limits.Number("per_minute", TenantLimits.Default.PerMinute, least: 1),
                limits.Number("concurrent", TenantLimits.Default.Concurrent, least: 1)),
            [], [], faults);
        var entries = root.Entries("tools").ToList();
        foreach (var kind in allKinds.Value.Where(kind => kind.IsAlwaysThere && entries.All(entry => KindOf(entry.Name, entry.Settings) != kind.Kind)))
            entries.Add((kind.Kind, new ToolSettings([], $"tools.{kind.Kind}", "", faults)));
        var (tools, sources) = (new List<ITool>(), new List<OverlaidSource>());
        foreach (var (name, settings) in entries)
            Add(new ToolEntry(tenant, name, settings, folder), tools, sources);
        root.FaultUnread();
        foreach (var twice in tools.GroupBy(tool => tool.Definition.Name).Where(same => same.Count() > 1))
            root.Fault("tools", $"'{twice.Key}' is made by more than one entry");
        return read with { Tools = tools, Sources = sources };
    }

    private void Add(ToolEntry entry, List<ITool> tools, List<OverlaidSource> sources)
    {
        var (kinds, servers) = (allKinds.Value, allServers.Value);
        var kindName = KindOf(entry.Name, entry.Settings);
        var overlays = ToolOverlays.Read(entry.Settings);
        if (servers.FirstOrDefault(server => server.Kind == kindName) is { } server)
        {
            if (server.Create(entry) is { } source)
                sources.Add(new OverlaidSource(source, overlays, entry, logger));
        }
        else if (kinds.FirstOrDefault(kind => kind.Kind == kindName) is { } kind)
        {
            var made = kind.Create(entry);
            if (made.Count > 0)
                foreach (var (key, fault) in OverlayFaults.Of(overlays, [.. made.Select(tool => tool.Definition)]))
                    entry.Settings.Fault(key, fault);
            tools.AddRange(made.Select(overlays.Over));
        }
        else
        {
            string[] known = [.. kinds.Select(kind => kind.Kind), .. servers.Select(server => server.Kind)];
            entry.Settings.Fault("kind", $"there is no kind '{kindName}'{NearMiss.Hint(kindName, known)}");
            entry.Settings.Forgive();
        }
    }

    private static string KindOf(string name, ToolSettings settings) => settings.Text("kind", name);
}
