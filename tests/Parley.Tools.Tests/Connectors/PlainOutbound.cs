using System.Net.Sockets;
using Parley.Tenancy;
using Parley.Tools.Outbound;

namespace Parley.Tools.Tests.Connectors;

/// <summary>Lets connectors out to the peers of their tests; what the guard does has tests of its own.</summary>
internal sealed class PlainOutbound : IOutbound, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 16 });

    public HttpClient HttpFor(TenantContext tenant) => _http;

    public async Task<Stream> ConnectAsync(TenantContext tenant, string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public void Dispose() => _http.Dispose();
}
