using System.Net;
using System.Net.Sockets;
using System.Text;
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

    private string Data => Path.Combine(_folder.FullName, "data");

    [Theory]
    [InlineData("libopus.so.0", "libopus0")]
    [InlineData("libflite.so.1", "libflite1")]
    public async Task MissingLibrary_IsOneSentence(string library, string package)
    {
        // A file of no bytes, found before the library itself, cannot be loaded: the loader's search ends there.
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, library), [], TestContext.Current.CancellationToken);
        var start = await StartAsync([], Data, new() { ["LD_LIBRARY_PATH"] = _folder.FullName });
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

    [Theory]
    [InlineData("--port", ProtocolType.Tcp)]
    [InlineData("--tcp-port", ProtocolType.Tcp)]
    [InlineData("--udp-port", ProtocolType.Udp)]
    public async Task PortInUse_IsOneSentenceBeforeModelsLoad(string option, ProtocolType protocol)
    {
        using var taken = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (protocol == ProtocolType.Tcp)
            taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        var start = await StartAsync([], Data, [], option, $"{port}");
        start.StandardError.ShouldBe($"Port {port} is in use: choose another one with {option}.\n");
        start.StandardOutput.ShouldBeEmpty();
        start.ExitCode.ShouldBe(1);
    }

    /// <summary>Of which not even root can make a folder: permissions do not hold root back.</summary>
    [Theory]
    [InlineData("data")]
    [InlineData("data/calls")]
    public async Task FileWhereAFolderHasToBe_IsOneSentence(string name)
    {
        var file = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var start = await StartAsync([], Data, []);
        start.StandardError.ShouldBe($"{file} is a file where a folder has to be: move it away, or choose another data folder with --data.\n");
        start.ExitCode.ShouldBe(1);
    }

    /// <summary>Nonsense, and the first page of a database whose rest was lost.</summary>
    [Theory]
    [InlineData("nonsense")]
    [InlineData("SQLite format 3\0\u0010\0\u0001\u0001\0\u0040\u0020\u0020")]
    public async Task DamagedDatabase_IsOneSentence(string beginning)
    {
        Directory.CreateDirectory(Data);
        var database = Path.Combine(Data, "parley.db");
        await File.WriteAllBytesAsync(database, [.. Encoding.Latin1.GetBytes(beginning), .. new byte[4096]], TestContext.Current.CancellationToken);
        var start = await StartAsync([], Data, []);
        start.StandardError.ShouldBe($"{database} is damaged or no database: move it away, or choose another folder with --data.\n");
        start.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task NoAgentsFolder_IsOneSentence()
    {
        var start = await StartAsync([], Data, new() { ["PARLEY_AGENTS"] = "/no/such/agents" });
        start.StandardError.ShouldBe("The folder of agents '/no/such/agents' does not exist: name another one in PARLEY_AGENTS.\n");
        start.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task BrokenToolFile_IsToldByItsPlaces()
    {
        var agents = _folder.CreateSubdirectory("agents/clinic_123");
        var file = Path.Combine(agents.FullName, "tools.yaml");
        await File.WriteAllTextAsync(file, "hsots: []\n", TestContext.Current.CancellationToken);
        var start = await StartAsync([], Data, new() { ["PARLEY_AGENTS"] = agents.Parent!.FullName });
        start.StandardError.ShouldStartWith(file);
        start.StandardError.ShouldContain("did you mean 'hosts'?");
        start.StandardError.ShouldNotContain("   at ");
        start.ExitCode.ShouldBe(1);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<BufferedCommandResult> StartAsync(string[] before, string data, Dictionary<string, string?> environment, params string[] options)
    {
        string[] command =
        [
            .. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"),
            .. new[] { "--port", "--udp-port", "--tcp-port" }.Except(options).SelectMany(option => new[] { option, "0" }), "--data", data, .. options,
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
