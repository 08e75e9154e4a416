using NodaTime;
using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Records;

internal sealed class EmrLookupKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "emr_lookup";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        settings.TryAddress("base_url", out var url);
        var token = settings.Text("token");
        var zone = settings.Text("time_zone");
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            settings.Fault("time_zone", $"'{zone}' is no zone such as America/Chicago");
        return settings.FaultCount > faults ? [] : [new EmrLookup(entry.Name, new FhirClient(url!, token, outbound, secrets), zone)];
    }
}
