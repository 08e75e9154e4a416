namespace Parley.Server.Features.Tickets;

/// <summary>Tickets, newest first, and what to ask the next page with; null on the last one.</summary>
internal sealed record TicketPage(IReadOnlyList<TicketView> Tickets, string? NextBefore);
