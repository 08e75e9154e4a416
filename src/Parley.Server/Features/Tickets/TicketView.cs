using System.ComponentModel;
using Parley.Guardrails;
using Parley.Server.Masking;
using Parley.Storage.Tickets;

namespace Parley.Server.Features.Tickets;

/// <summary>Something people have to see to, masked as its agent's transcripts are.</summary>
internal sealed record TicketView(
    [property: Description("What the caller was told; counts from 1.")] int Number,
    string Subject,
    string Description,
    TicketPriority Priority,
    [property: Description("Who asked; may be empty.")] string Name,
    [property: Description("A phone number or an e-mail address; may be empty.")] string Contact,
    string CallId,
    DateTimeOffset CreatedAt)
{
    public static TicketView Of(TicketRecord ticket, CallMask mask) => new(
        ticket.Number, mask.Text(ticket.Subject), mask.Text(ticket.Description), ticket.Priority, mask.Value(ticket.Name, SensitiveCategory.Name),
        mask.Contact(ticket.Contact), ticket.CallId, ticket.CreatedAt);
}
