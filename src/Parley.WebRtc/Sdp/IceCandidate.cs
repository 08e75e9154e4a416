using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Parley.WebRtc;

/// <summary>A candidate line (RFC 8839, section 5.1; RFC 6544, section 4.5 for TCP).</summary>
/// <param name="Foundation">1 to 32 characters.</param>
/// <param name="Component">1 is RTP with rtcp-mux.</param>
/// <param name="Transport">Lower case: <c>udp</c> or <c>tcp</c>.</param>
/// <param name="Address">An IP address or a name (browsers hide host addresses behind <c>.local</c> names).</param>
/// <param name="Type">host, srflx, prflx or relay.</param>
/// <param name="TcpType">active, passive or so; null for UDP.</param>
/// <param name="Line">From <c>candidate:</c> on, as it was received; what <see cref="ToString"/> answers.</param>
internal sealed record IceCandidate(
    string Foundation, int Component, string Transport, uint Priority, string Address, int Port, string Type, string? TcpType, string Line)
{
    private const int LongestLine = 512;

    /// <summary>Null when the address is a name.</summary>
    public IPAddress? IPAddress => IPAddress.TryParse(Address, out var address) ? address : null;

    public static IceCandidate Host(
        string foundation, int component, string transport, uint priority, IPAddress address, int port, string? tcpType = null)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"candidate:{foundation} {component} {transport} {priority} {address} {port} typ host{(tcpType is null ? "" : $" tcptype {tcpType}")}");
        return new IceCandidate(foundation, component, transport, priority, address.ToString(), port, "host", tcpType, line);
    }

    /// <summary>Takes <c>candidate:...</c> with or without <c>a=</c> before it; unknown extensions are passed over.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IceCandidate? candidate)
    {
        candidate = null;
        var line = text.Trim();
        if (line.StartsWith("a=", StringComparison.Ordinal))
            line = line[2..];
        const string prefix = "candidate:";
        if (line.Length > LongestLine || !line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            return false;

        var parts = line[prefix.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 8 || parts[0].Length > 32 || parts[6] != "typ"
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var component) || component is < 1 or > 256
            || !uint.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !ushort.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return false;

        string? tcpType = null;
        for (var i = 8; i + 1 < parts.Length; i += 2)
            if (parts[i] == "tcptype")
                tcpType = parts[i + 1];
        candidate = new IceCandidate(
            parts[0], component, parts[2].ToLowerInvariant(), priority, parts[4], port, parts[7], tcpType, line);
        return true;
    }

    public override string ToString() => Line;
}
