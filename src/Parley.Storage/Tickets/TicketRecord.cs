namespace Parley.Storage.Tickets;

/// <summary>Something people have to see to.</summary>
/// <param name="Id">Derived from the idempotency key of the call that opened it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Description">All there is to know.</param>
/// <param name="Priority">How soon.</param>
/// <param name="Name">Who asked; may be empty.</param>
/// <param name="Contact">An E.164 number or an e-mail address; may be empty.</param>
/// <param name="CallId">In which call.</param>
/// <param name="CreatedAt">When.</param>
public sealed record TicketRecord(
    string Id, string Subject, string Description, TicketPriority Priority, string Name, string Contact, string CallId, DateTimeOffset CreatedAt)
{
    /// <summary>Counts from 1 in each tenant: what callers are told. 0 until it is stored.</summary>
    public int Number { get; init; }
}
