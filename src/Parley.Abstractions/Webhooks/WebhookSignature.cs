using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Webhooks;

/// <summary>
/// Signatures as Standard Webhooks 1.0 has them (standardwebhooks.com): HMAC-SHA256 over id, timestamp and body, so that receivers find a library
/// that refuses what was changed and what is replayed later. Pure.
/// </summary>
public static class WebhookSignature
{
    private const string Base64Prefix = "whsec_";

    /// <param name="secret"><c>whsec_</c> and base64, or any text, which is taken as UTF-8.</param>
    /// <returns>Null when it is meant to be base64 and is not.</returns>
    public static byte[]? Key(string secret)
    {
        if (!secret.StartsWith(Base64Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Base64Prefix.Length..], key, out var length) && length > 0 ? key[..length] : null;
    }

    /// <returns>For the header <c>webhook-signature</c>.</returns>
    public static string Of(byte[] key, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var prefix = Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}.");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. prefix, .. body]));
    }

    /// <summary>For the header <c>webhook-timestamp</c>: Unix seconds.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
