using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>Opens sessions with one server.</summary>
internal sealed class McpConnector(McpServerSettings server, IOutbound outbound, ISecrets secrets, ILoggerFactory loggers)
{
    public Task<McpClient> ConnectAsync(CancellationToken cancellationToken) => McpClient.CreateAsync(
        server.Url is { } url ? Http(url) : Stdio(),
        new McpClientOptions { ClientInfo = new Implementation { Name = "Parley", Version = "1" } },
        loggers,
        cancellationToken);

    private HttpClientTransport Http(Uri url) => new(
        new HttpClientTransportOptions
        {
            Endpoint = url,
            Name = server.Name,
            TransportMode = HttpTransportMode.StreamableHttp,
            ConnectionTimeout = server.ConnectTimeout,
            AdditionalHeaders = server.Headers.ToDictionary(header => header.Key, header => secrets.Resolve(server.Tenant, header.Value)),
        },
        outbound.HttpFor(server.Tenant),
        loggers,
        ownsHttpClient: false);

    /// <summary>The server's environment does not hold this process's secrets, only what it is given.</summary>
    private StdioClientTransport Stdio()
    {
        outbound.CheckProgram(server.Tenant, server.Command[0]);
        var environment = StdioClientTransportOptions.GetDefaultEnvironmentVariables();
        foreach (var (name, value) in server.Env)
            environment[name] = secrets.Resolve(server.Tenant, value);
        return new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Name = server.Name,
                Command = server.Command[0],
                Arguments = [.. server.Command.Skip(1)],
                WorkingDirectory = server.Folder,
                InheritEnvironmentVariables = false,
                EnvironmentVariables = environment,
            },
            loggers);
    }
}
