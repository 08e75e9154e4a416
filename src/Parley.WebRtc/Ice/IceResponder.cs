namespace Parley.WebRtc;

/// <summary>Authenticates and answers binding requests (RFC 8445 section 7.3). Strangers get no answer, so nothing can be reflected.</summary>
internal static class IceResponder
{
    private const int LongestAnswer = 256;

    /// <summary>Whether this request is meant for, and signed with, these credentials.</summary>
    public static bool IsAuthentic(in StunMessage request, IceCredentials local)
    {
        if (!request.TryGet(StunType.Username, out var username) || !request.HasNoWrongFingerprint())
            return false;
        Span<byte> ufrag = stackalloc byte[local.Ufrag.Length];
        System.Text.Encoding.Latin1.GetBytes(local.Ufrag, ufrag);
        return username.Length > ufrag.Length && username[ufrag.Length] == ':' && username.StartsWith(ufrag)
            && request.HasValidIntegrity(local.Key);
    }

    public static void Accept(in StunMessage request, IceCredentials local, INetworkPath path)
    {
        Span<byte> buffer = stackalloc byte[LongestAnswer];
        var answer = new StunWriter(buffer, StunType.BindingSuccess, request.TransactionId);
        answer.MappedAddress(path.Remote);
        path.Send(buffer[..answer.Finish(local.Key)]);
    }

    public static void RefuseRole(in StunMessage request, IceCredentials local, INetworkPath path)
    {
        Span<byte> buffer = stackalloc byte[LongestAnswer];
        var answer = new StunWriter(buffer, StunType.BindingError, request.TransactionId);
        answer.Error(StunType.RoleConflict, "Role Conflict");
        path.Send(buffer[..answer.Finish(local.Key)]);
    }
}
