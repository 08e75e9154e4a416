using Parley.Testing.Calendars;

namespace Parley.Tools.Tests.Connectors.Scheduling;

/// <summary>One calendar server for a class of tests, which each have a calendar of their own.</summary>
public sealed class SharedRadicale : IAsyncLifetime
{
    public RadicaleServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RadicaleServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
