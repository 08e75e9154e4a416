using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Parley.Scenarios.Hosting;

/// <summary>What a process listens on, as the kernel tells it: proc(5), <c>/proc/PID/net/tcp</c> and its kin.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>TCP that listens, and all UDP.</summary>
    public static IReadOnlyList<(string Protocol, IPEndPoint Local)> Of(int processId)
    {
        var own = Directory.EnumerateFileSystemEntries($"/proc/{processId}/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .Where(target => target is not null && target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target![8..^1])
            .ToHashSet();
        return
        [
            .. from protocol in (string[])["tcp", "tcp6", "udp", "udp6"]
               where File.Exists($"/proc/{processId}/net/{protocol}")
               from line in File.ReadLines($"/proc/{processId}/net/{protocol}").Skip(1)
               let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where own.Contains(fields[9]) && (protocol[0] == 'u' || fields[3] == Listening)
               select (protocol, EndPointOf(fields[1])),
        ];
    }

    /// <param name="field">Words of the address in the machine's own byte order, a colon, the port.</param>
    private static IPEndPoint EndPointOf(string field)
    {
        var (words, port) = (field.Split(':')[0], field.Split(':')[1]);
        var address = new byte[words.Length / 2];
        for (var at = 0; at < address.Length; at += 4)
            BinaryPrimitives.WriteUInt32LittleEndian(address.AsSpan(at), uint.Parse(words.AsSpan(2 * at, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return new IPEndPoint(new IPAddress(address), int.Parse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
