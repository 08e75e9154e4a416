namespace Parley.WebRtc;

/// <summary>The attributes that may stand at session level, at an m-line, or at the m-line that leads a BUNDLE group.</summary>
internal sealed class TransportAttributes
{
    public string? IceUfrag { get; private set; }

    public string? IcePwd { get; private set; }

    public CertificateFingerprint? Fingerprint { get; private set; }

    public DtlsSetup? Setup { get; private set; }

    public bool TryRead(string name, string value)
    {
        switch (name)
        {
            case "ice-ufrag":
                IceUfrag = IceString(name, value, shortest: 4);
                return true;
            case "ice-pwd":
                IcePwd = IceString(name, value, shortest: 22);
                return true;
            case "fingerprint":
                ReadFingerprint(value);
                return true;
            case "setup":
                Setup = value.Trim() switch
                {
                    "actpass" => DtlsSetup.ActPass,
                    "active" => DtlsSetup.Active,
                    "passive" => DtlsSetup.Passive,
                    "holdconn" => DtlsSetup.HoldConnection,
                    _ => throw new SdpException("setup must be actpass, active, passive or holdconn."),
                };
                return true;
            default:
                return false;
        }
    }

    public TransportAttributes Or(TransportAttributes other) => new()
    {
        // Credentials are a pair: a ufrag of one level never goes with the password of another.
        IceUfrag = IceUfrag is null && IcePwd is null ? other.IceUfrag : IceUfrag,
        IcePwd = IceUfrag is null && IcePwd is null ? other.IcePwd : IcePwd,
        Fingerprint = Fingerprint ?? other.Fingerprint,
        Setup = Setup ?? other.Setup,
    };

    private void ReadFingerprint(string value)
    {
        if (!CertificateFingerprint.TryParse(value, out var fingerprint))
            throw new SdpException("a fingerprint is a hash name and hexadecimal pairs parted by colons.");
        // RFC 8122, section 5 allows several; SHA-256 is the one every WebRTC peer must have (RFC 8827, section 6.5).
        if (Fingerprint is null || fingerprint.Algorithm == "sha-256")
            Fingerprint = fingerprint;
    }

    // RFC 8839, section 5.4: ice-char is ALPHA / DIGIT / "+" / "/"; some peers also use "-" and "_".
    private static string IceString(string name, string value, int shortest)
    {
        var trimmed = value.Trim();
        if (trimmed.Length < shortest || trimmed.Length > 256)
            throw new SdpException($"{name} must have {shortest} to 256 characters.");
        foreach (var letter in trimmed)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '/' or '-' or '_' or '='))
                throw new SdpException($"{name} holds a character that is not allowed.");
        return trimmed;
    }
}
