using Parley.Calls;

namespace Parley.Conversation;

/// <summary>Holds calls: the one door into this module. Thread-safe.</summary>
public interface ICallSessions
{
    /// <summary>
    /// Holds one call from seat to hang-up: waits for the caller, greets, listens, answers, records, journals. The transport stays the
    /// caller's of this method to dispose.
    /// </summary>
    /// <param name="cancellationToken">The server stops: the agent says a short goodbye and hangs up; the call still ends in order.</param>
    /// <returns>Why the call ended. Faults of engines, journal and recorder do not surface here.</returns>
    Task<HangUpReason> RunAsync(SessionRequest session, ICallTransport transport, CancellationToken cancellationToken);
}
