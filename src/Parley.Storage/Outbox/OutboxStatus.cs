namespace Parley.Storage.Outbox;

public enum OutboxStatus
{
    /// <summary>Kept here for people to see: no server is configured that would take it.</summary>
    Kept,

    /// <summary>On its way; found so after a crash, it may have arrived or not.</summary>
    Sending,

    Sent,

    Failed,
}
