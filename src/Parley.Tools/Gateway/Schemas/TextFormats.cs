using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>The formats worth asserting; unknown ones are notes to people (Validation, section 7.2.1).</summary>
internal static class TextFormats
{
    private static readonly string[] Times = ["HH:mm:ssK", "HH:mm:ss.FFFFFFFK"];

    public static Func<string, bool>? Find(string format) => format switch
    {
        "date" => text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => text => HasZone(text) && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => IsDateTime,
        "email" => text => MailAddress.TryCreate(text, out var address) && address.Address == text,
        "uri" => text => Uri.TryCreate(text, UriKind.Absolute, out var address) && text.Contains(':', StringComparison.Ordinal) && !text.StartsWith('/') && address.Scheme.Length > 0,
        "uuid" => text => Guid.TryParseExact(text, "D", out _),
        "ipv4" => text => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == text,
        "ipv6" => text => text.Contains(':', StringComparison.Ordinal) && !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && IPAddress.TryParse(text, out _),
        _ => null,
    };

    /// <summary>RFC 3339: a zone is part of it.</summary>
    private static bool IsDateTime(string text) =>
        text.Length > 10 && text[10] is 'T' or 't' && HasZone(text)
        && DateTimeOffset.TryParse(text.ToUpperInvariant(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    private static bool HasZone(string text) =>
        text.EndsWith('Z') || text.EndsWith('z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
