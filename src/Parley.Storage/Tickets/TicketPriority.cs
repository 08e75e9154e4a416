namespace Parley.Storage.Tickets;

public enum TicketPriority
{
    Low,
    Normal,
    High,
    Urgent,
}
