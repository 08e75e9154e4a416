using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Storage.Tickets;
using Parley.Tools.Schemas;

namespace Parley.Tools.Tickets;

/// <summary>Opens a ticket in Parley's own table.</summary>
internal sealed class CreateTicket(ToolDefinition definition, Lazy<TicketDesk> desk) : ITool
{
    public ToolDefinition Definition => definition;

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var arguments = invocation.Arguments;
        var id = "tkt_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{invocation.Tenant.Id.Value}\n{invocation.IdempotencyKey}")))[..32];
        var priority = Enum.TryParse<TicketPriority>(arguments.Text("priority"), ignoreCase: true, out var given) ? given : TicketPriority.Normal;
        var ticket = await desk.Value.OpenAsync(
            invocation.Tenant,
            new TicketRecord(
                id,
                arguments.Text("subject"),
                arguments.Text("description"),
                priority,
                arguments.Text("name"),
                arguments.Text("contact"),
                invocation.Scope.Call.Id.Value,
                invocation.Clock.GetUtcNow()),
            cancellationToken);
        return new ToolOutcome.Succeeded(new JsonObject
        {
            ["ticket_id"] = ticket.Id, ["ticket_number"] = ticket.Number.ToString(CultureInfo.InvariantCulture),
        });
    }
}
