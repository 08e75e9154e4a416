using System.Net;
using System.Net.Sockets;
using CliWrap;
using CliWrap.Buffered;
using Parley.Scenarios.Hosting;

namespace Parley.Scenarios.Faults;

/// <summary>The server's process on a machine where something stands in its way: one sentence and an exit code that is not zero.</summary>
public sealed class StartFaultTests : IDisposable
{
    private const string ReadOnly = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"";

    private static readonly string[] OwnMounts = ["unshare", "--mount", "--propagation", "private", "sh", "-c"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-start-");

    [Theory]
    [InlineData("libopus.so.0", "libopus0")]
    [InlineData("libflite.so.1", "libflite1")]
    public async Task MissingLibrary_IsOneSentence(string library, string package)
    {
        // A file of no bytes, found before the library itself, cannot be loaded: the loader's search ends there.
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, library), [], TestContext.Current.CancellationToken);
        var start = await StartAsync([], Path.Combine(_folder.FullName, "data"), new() { ["LD_LIBRARY_PATH"] = _folder.FullName });
        start.StandardError.ShouldBe($"The library {library} is missing: install it with 'apt-get install {package}'.\n");
        start.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DataFolderOnAReadOnlyMount_IsOneSentence(bool wasUsedBefore)
    {
        var data = _folder.CreateSubdirectory("data").FullName;
        string[] mounted = [.. OwnMounts, ReadOnly, data];
        Assert.SkipUnless(await CanRunAsync([.. mounted, "true"]), "A read-only folder needs the right to mount one: root could write to any other.");
        if (wasUsedBefore)
            await File.WriteAllBytesAsync(Path.Combine(data, "parley.lock"), [], TestContext.Current.CancellationToken);
        var start = await StartAsync(mounted, data, []);
        start.StandardError.ShouldBe($"The data folder {data} cannot be written: choose another one with --data or change its permissions.\n");
        start.ExitCode.ShouldBe(1);
    }

    /// <summary>It listens before agents are read and models loaded, and an operator may have thought again by then.</summary>
    [Fact]
    public async Task StopWhileItStarts_IsAnOrderlyEnd()
    {
        await using var server = await ParleyProcess.StartImpairedAsync(new Dictionary<string, string?>());
        (await server.StopAsync()).ShouldBe(0, server.Output);
        server.Output.ShouldNotContain("Unhandled exception");
    }

    [Fact]
    public async Task PortInUse_WhileModelsLoad_IsOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var start = await StartAsync([], Path.Combine(_folder.FullName, "data"), [], port);
        start.StandardError.ShouldBe($"Port {port} is in use: choose another one with --port.\n");
        start.ExitCode.ShouldBe(1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<BufferedCommandResult> StartAsync(string[] before, string data, Dictionary<string, string?> environment, int port = 0)
    {
        string[] command =
        [
            .. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"),
            "--port", $"{port}", "--udp-port", "0", "--tcp-port", "0", "--data", data,
        ];
        return await CliWrap.Cli.Wrap(command[0])
            .WithArguments(command[1..])
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> CanRunAsync(string[] command)
    {
        try
        {
            var tried = CliWrap.Cli.Wrap(command[0]).WithArguments(command[1..]).WithValidation(CommandResultValidation.None);
            return (await tried.ExecuteAsync(TestContext.Current.CancellationToken)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
