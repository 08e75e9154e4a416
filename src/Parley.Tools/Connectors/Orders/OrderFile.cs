using System.Text.Json.Nodes;
using Parley.Tools.Files;
using Parley.Tools.Settings;

namespace Parley.Tools.Orders;

/// <summary>Reads <c>orders:</c> from a YAML or JSON file: what a shop has who runs no order server, and what the sample runs on.</summary>
internal static class OrderFile
{
    public static IReadOnlyDictionary<string, OrderRecord> Read(ToolSettings settings, string path)
    {
        var orders = new Dictionary<string, OrderRecord>(StringComparer.Ordinal);
        if (Load(settings, path) is not { } root)
            return orders;
        var faults = new List<ToolFileFault>();
        var file = new ToolSettings(root, "", Path.GetFileName(path), faults);
        foreach (var order in file.Sections("orders"))
        {
            var record = new OrderRecord(
                order.Required("number"),
                order.Text("postcode"),
                order.Required("status"),
                order.Required("spoken"),
                order.Text("items"),
                order.Text("total"),
                order.Text("expected"),
                order.Text("carrier"),
                order.Text("tracking"));
            if (!orders.TryAdd(Key(record.Number), record))
                order.Fault("number", $"'{record.Number}' stands twice");
        }

        file.FaultUnread();
        foreach (var fault in faults)
            settings.Fault("file", fault.ToString());
        return orders;
    }

    public static string Key(string number) => new([.. number.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static JsonObject? Load(ToolSettings settings, string path)
    {
        try
        {
            return YamlJson.Parse(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            settings.Fault("file", $"'{Path.GetFileName(path)}' in the tenant's folder cannot be read: {fault.Message}");
            return null;
        }
    }
}
