using Parley.Tenancy;
using Parley.Tools.Outbound;

namespace Parley.Simulation.Tools;

/// <summary>Lets nothing out: a rehearsal books, pays, writes and starts nothing in the world. What was tried is noted, for the scenario's author has to say what a tool answers.</summary>
internal sealed class SealedOutbound(ToolLog log) : IOutbound, IDisposable
{
    private readonly HttpClient _client = new(new Refusing(log), disposeHandler: true);

    public HttpClient HttpFor(TenantContext tenant) => _client;

    public Task<Stream> ConnectAsync(TenantContext tenant, string host, int port, CancellationToken cancellationToken) => throw Refused(log, host);

    public void CheckProgram(TenantContext tenant, string program) => throw Refused(log, program);

    public void Dispose() => _client.Dispose();

    private static HostNotAllowedException Refused(ToolLog log, string where)
    {
        log.Barred(where);
        return new HostNotAllowedException($"A simulation does not reach '{where}'.");
    }

    private sealed class Refusing(ToolLog log) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw Refused(log, request.RequestUri?.Host ?? "");
    }
}
