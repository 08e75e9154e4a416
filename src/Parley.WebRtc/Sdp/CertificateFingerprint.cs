using System.Diagnostics.CodeAnalysis;

namespace Parley.WebRtc;

/// <summary>RFC 8122, section 5.</summary>
/// <param name="Algorithm">Lower case, such as <c>sha-256</c>.</param>
/// <param name="Value">Upper-case hexadecimal pairs parted by colons.</param>
internal sealed record CertificateFingerprint(string Algorithm, string Value)
{
    private const int LongestDigest = 64;

    public static CertificateFingerprint FromDigest(string algorithm, ReadOnlySpan<byte> digest) =>
        new(algorithm, string.Join(':', Convert.ToHexString(digest).Chunk(2).Select(pair => new string(pair))));

    public static bool TryParse(string text, [NotNullWhen(true)] out CertificateFingerprint? fingerprint)
    {
        fingerprint = null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !IsColonHex(parts[1]))
            return false;
        fingerprint = new CertificateFingerprint(parts[0].ToLowerInvariant(), parts[1].ToUpperInvariant());
        return true;
    }

    public byte[] ToDigest() => Convert.FromHexString(Value.Replace(":", "", StringComparison.Ordinal));

    private static bool IsColonHex(string value)
    {
        if (value.Length % 3 != 2 || value.Length > LongestDigest * 3 - 1)
            return false;
        for (var i = 0; i < value.Length; i++)
            if (i % 3 == 2 ? value[i] != ':' : !char.IsAsciiHexDigit(value[i]))
                return false;
        return true;
    }
}
