using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parley.Handoff.Tests.Targets;

/// <summary>A mail server (RFC 5321) on loopback for one letter.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <returns>The commands and the letter, as they came.</returns>
    public async Task<string> ServeAsync(string recipientAnswer, CancellationToken cancellationToken)
    {
        using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var got = new StringBuilder();
        await writer.WriteLineAsync("220 mail.test ready");
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            got.AppendLine(line);
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(cancellationToken) is { } text && text != ".")
                    got.AppendLine(text);
                await writer.WriteLineAsync("250 taken");
            }
            else
                await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? recipientAnswer : "250 mail.test");
        }

        return got.ToString();
    }

    public void Dispose() => _listener.Dispose();
}
