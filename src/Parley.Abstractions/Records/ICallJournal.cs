using Parley.Calls;

namespace Parley.Records;

/// <summary>
/// Takes a call's facts, in order. Implementations store them and show them to live viewers; a full disk or a lost database is
/// logged and must not end the call.
/// </summary>
public interface ICallJournal
{
    ValueTask OpenAsync(SessionRequest session, CancellationToken cancellationToken);

    ValueTask AppendAsync(CallContext call, CallEvent callEvent, CancellationToken cancellationToken);
}
