using System.Security.Cryptography;
using System.Text;

namespace Parley.Handoff.Targets;

/// <summary>Signs as the Standard Webhooks specification 1.0 has it, so that receivers find a library that checks it.</summary>
internal static class WebhookSignature
{
    private const string Encoded = "whsec_";

    /// <returns>Null when it is meant to be base64 and is not.</returns>
    public static byte[]? Key(string secret)
    {
        if (!secret.StartsWith(Encoded, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Encoded.Length..], key, out var length) && length > 0 ? key[..length] : null;
    }

    public static string Of(byte[] key, string id, long unixSeconds, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{unixSeconds}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, [.. prefix, .. body]));
    }
}
