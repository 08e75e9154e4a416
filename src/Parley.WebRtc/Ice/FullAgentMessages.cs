namespace Parley.WebRtc;

/// <summary>The checks a full agent sends (RFC 8445 section 7.2.2).</summary>
internal sealed class FullAgentMessages
{
    // Peer-reflexive: type preference 110, local preference 65,535, component 1 (section 5.1.2.1).
    private const uint PeerReflexivePriority = (110u << 24) + (65535u << 8) + 255;

    // Two ufrags may be 256 characters each.
    private readonly byte[] _buffer = new byte[1024];

    public void SendCheck(CandidatePair pair, IceCredentials local, IceCredentials remote, bool isControlling, ulong tieBreaker)
    {
        var check = new StunWriter(_buffer, StunType.BindingRequest, pair.TransactionId);
        check.Text(StunType.Username, $"{remote.Ufrag}:{local.Ufrag}");
        check.Number(StunType.Priority, PeerReflexivePriority);
        check.Number(isControlling ? StunType.IceControlling : StunType.IceControlled, tieBreaker);
        if (isControlling && pair.IsNominating)
            check.Flag(StunType.UseCandidate);
        pair.Path.Send(_buffer.AsSpan(0, check.Finish(remote.Key)));
    }
}
