using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Tools.Messages.Webhooks;

/// <summary>
/// Signatures as Standard Webhooks has them (standardwebhooks.com): HMAC-SHA256 over id, timestamp and body, so that a receiver can refuse what
/// was changed, and what is replayed later.
/// </summary>
internal static class WebhookSignature
{
    private const string Base64Prefix = "whsec_";

    /// <param name="secret"><c>whsec_</c> and base64, or any text, which is taken as UTF-8.</param>
    public static string Of(string secret, string id, DateTimeOffset at, string body)
    {
        var key = secret.StartsWith(Base64Prefix, StringComparison.Ordinal) ? Convert.FromBase64String(secret[Base64Prefix.Length..]) : Encoding.UTF8.GetBytes(secret);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{Timestamp(at)}.{body}")));
    }

    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
