using Parley.Testing;

namespace Parley.Cli.Tests;

/// <summary>One real server for all tests that call it, a process of its own.</summary>
[CollectionDefinition(Name)]
public sealed class RealServer : ICollectionFixture<RealServer>, IAsyncLifetime
{
    public const string Name = "real server";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("parley-cli-server-");
    private BuiltProgram? _program;

    /// <summary>Empty without models.</summary>
    public string Address { get; private set; } = "";

    public static void SkipWithoutModels() =>
        Assert.SkipWhen(!Directory.Exists(RepositoryPaths.Models), "The speech models are not installed: './parley models' fetches them.");

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(RepositoryPaths.Models))
            return;
        (_program, Address) = await StartAsync(_data);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>One more, for a test that does it harm.</summary>
    internal static async Task<(BuiltProgram Program, string Address)> StartAsync(DirectoryInfo data)
    {
        var program = BuiltProgram.Start("Parley.Server", "--port", "0", "--udp-port", "0", "--tcp-port", "0", "--data", data.FullName);
        var ready = await program.LineAsync("Parley is ready", TestContext.Current.CancellationToken);
        return (program, "http://" + ready.Split("http://")[1].Trim());
    }
}
