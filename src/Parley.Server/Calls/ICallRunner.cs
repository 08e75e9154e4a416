using Parley.Calls;

namespace Parley.Server.Calls;

/// <summary>Holds one conversation over a leg, from the greeting to the goodbye.</summary>
internal interface ICallRunner
{
    /// <summary>
    /// Ends by itself when the caller leaves or never comes. Cancelled when the server stops: it then says goodbye, hangs up and returns
    /// within a few seconds.
    /// </summary>
    Task<HangUpReason> RunAsync(SessionRequest session, ICallTransport transport, CancellationToken cancellationToken);
}
