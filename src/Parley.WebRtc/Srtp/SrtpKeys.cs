namespace Parley.WebRtc;

/// <summary>The master key and salt of one direction, as DTLS-SRTP exports them.</summary>
internal sealed record SrtpKeys(SrtpProfile Profile, ReadOnlyMemory<byte> MasterKey, ReadOnlyMemory<byte> MasterSalt)
{
    public const int KeyLength = 16;

    public static int SaltLength(SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;

    /// <summary>What to ask of the DTLS exporter: both keys, then both salts.</summary>
    public static int ExportedLength(SrtpProfile profile) => 2 * (KeyLength + SaltLength(profile));

    /// <summary>RFC 5764 section 4.2: client key, server key, client salt, server salt.</summary>
    public static (SrtpKeys Client, SrtpKeys Server) Split(SrtpProfile profile, ReadOnlyMemory<byte> exported)
    {
        var salt = SaltLength(profile);
        var salts = exported[(2 * KeyLength)..];
        return (
            new SrtpKeys(profile, exported[..KeyLength], salts[..salt]),
            new SrtpKeys(profile, exported.Slice(KeyLength, KeyLength), salts.Slice(salt, salt)));
    }

    public ISrtpCipher CreateCipher(bool forRtcp) => Profile switch
    {
        SrtpProfile.AeadAes128Gcm => new GcmSrtpCipher(this, forRtcp),
        SrtpProfile.Aes128CmHmacSha1Tag80 => new CounterModeSrtpCipher(this, forRtcp),
        _ => throw new InvalidOperationException($"No cipher for profile {Profile}."),
    };
}
