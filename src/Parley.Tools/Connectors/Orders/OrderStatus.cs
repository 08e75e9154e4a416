using System.Text.Json.Nodes;
using Parley.Tools.Schemas;

namespace Parley.Tools.Orders;

/// <summary>Looks orders up in a file. A wrong postcode and a wrong number look the same to the caller.</summary>
internal sealed class OrderStatus(ToolDefinition definition, IReadOnlyDictionary<string, OrderRecord> orders) : ITool
{
    public ToolDefinition Definition => definition;

    public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var (number, postcode) = (OrderFile.Key(invocation.Arguments.Text("order_number")), OrderFile.Key(invocation.Arguments.Text("postcode")));
        if (!orders.TryGetValue(number, out var order) || (order.Postcode.Length > 0 && OrderFile.Key(order.Postcode) != postcode))
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Failed("not_found", "There is no such order."));
        return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded(new JsonObject
        {
            ["order_number"] = order.Number,
            ["status"] = order.Status,
            ["spoken"] = order.Spoken,
            ["items"] = order.Items,
            ["total"] = order.Total,
            ["expected"] = order.Expected,
            ["carrier"] = order.Carrier,
            ["tracking"] = order.Tracking,
        }));
    }
}
