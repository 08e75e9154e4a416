using System.Text;
using Parley.Testing.Network;

namespace Parley.Scenarios.Peers;

/// <summary>
/// Stands between a foreign client and the server's HTTP port and leads its media elsewhere: the ports in the server's candidates read otherwise
/// on their way. What a server sends over a WebSocket is not masked (RFC 6455 section 5.1), and ports of as many digits keep its lengths.
/// </summary>
internal sealed class SignallingDetour : IAsyncDisposable
{
    private readonly (byte[] From, byte[] To)[] _ports;
    private readonly TcpRelay _relay;

    public SignallingDetour(Uri server, params (int From, int To)[] ports)
    {
        _ports = [.. ports.Select(port => (Candidate(port.From), Candidate(port.To)))];
        _ports.ShouldAllBe(port => port.From.Length == port.To.Length);
        _relay = TcpRelay.Start(server, RewriteAsync);
    }

    /// <summary>Where the client connects to instead of <paramref name="url"/>.</summary>
    public string Instead(string url) => _relay.Instead(url);

    public ValueTask DisposeAsync() => _relay.DisposeAsync();

    private static byte[] Candidate(int port) => Encoding.ASCII.GetBytes($" 127.0.0.1 {port} ");

    private async Task RewriteAsync(Stream from, Stream to)
    {
        var buffer = new byte[64 * 1024];
        for (var held = 0; ;)
        {
            var read = await from.ReadAsync(buffer.AsMemory(held));
            if (read == 0)
                break;
            var filled = held + read;
            foreach (var (port, other) in _ports)
                for (int at; (at = buffer.AsSpan(0, filled).IndexOf(port)) >= 0;)
                    other.CopyTo(buffer, at);
            held = _ports.Max(port => Begun(buffer.AsSpan(0, filled), port.From));
            await to.WriteAsync(buffer.AsMemory(0, filled - held));
            buffer.AsSpan(filled - held, held).CopyTo(buffer);
        }
    }

    /// <summary>How many bytes at the end may be the beginning of what is looked for.</summary>
    private static int Begun(ReadOnlySpan<byte> text, byte[] sought)
    {
        for (var length = Math.Min(text.Length, sought.Length - 1); length > 0; length--)
            if (text[^length..].SequenceEqual(sought.AsSpan(0, length)))
                return length;
        return 0;
    }
}
