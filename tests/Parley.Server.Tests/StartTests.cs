using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Server.Hosting;
using Parley.Testing;
using Parley.Tools.Files;

namespace Parley.Server.Tests;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-start-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Sentence
    {
        get
        {
            var text = _error.ToString().TrimEnd();
            text.ShouldNotBeEmpty();
            text.ShouldNotContain('\n');
            return text;
        }
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        ScratchFolder.Discard(_folder);
    }

    [Fact]
    public async Task Help_ListsEveryOptionAndExitsZero()
    {
        (await RunAsync("--help")).ShouldBe(0);
        foreach (var option in (string[])["--port", "--data", "--udp-port", "--tcp-port", "--bind", "--media-address", "--public-address", "--host", "--tenant", "--max-calls", "clinic_123", "8080", "7882", "7881", "127.0.0.1"])
            _output.ToString().ShouldContain(option);
    }

    [Theory]
    [InlineData("--port", "http")]
    [InlineData("--port", "70000")]
    [InlineData("--bind", "nowhere")]
    [InlineData("--udp-port", "7885-7882")]
    [InlineData("--udp-port", "7882-9000")]
    [InlineData("--udp-port", "0-3")]
    [InlineData("--udp-port", "7882-")]
    [InlineData("--media-address", "nosuch0")]
    [InlineData("--public-address", "example.org")]
    [InlineData("--host", "http://voice.example")]
    [InlineData("--tenant", "Clinic 123")]
    [InlineData("--max-calls", "0")]
    [InlineData("--max-calls", "many")]
    [InlineData("--colour", "red")]
    [InlineData("--port")]
    public async Task WrongOption_IsOneSentenceAndExitCodeTwo(params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(2);
        Sentence.ShouldContain(arguments[0]);
    }

    /// <summary>In a folder that others may read, where an earlier server left them the database too.</summary>
    [Fact]
    public void Records_AreForTheServersUserAlone()
    {
        // Windows has no modes.
        if (OperatingSystem.IsWindows())
            return;
        var database = Path.Combine(_folder, "parley.db");
        File.WriteAllText(database, "");
        File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using var taken = DataFolder.Take(_folder);
        File.GetUnixFileMode(database).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("--port", ProtocolType.Tcp)]
    [InlineData("--tcp-port", ProtocolType.Tcp)]
    [InlineData("--udp-port", ProtocolType.Udp)]
    public async Task PortInUse_NamesThePortAndTheOption(string option, ProtocolType protocol)
    {
        using var holder = new Socket(
            AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (protocol == ProtocolType.Tcp)
            holder.Listen();
        var port = ((IPEndPoint)holder.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);
        (await RunAsync([.. FreePorts(option), option, port])).ShouldBe(1);
        Sentence.ShouldBe($"Port {port} is in use: choose another one with {option}.");
    }

    [Fact]
    public async Task UdpRange_WithOneInUse_NamesThePort()
    {
        using var holder = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)holder.LocalEndPoint!).Port;
        (await RunAsync([.. FreePorts("--udp-port"), "--udp-port", $"{port}-{port + 1}"])).ShouldBe(1);
        Sentence.ShouldBe($"Port {port} is in use: choose another one with --udp-port.");
    }

    [Theory]
    [InlineData("192.0.2.77 is no address of this machine", "--media-address", "192.0.2.77")]
    [InlineData("0.0.0.0 stands for every address", "--media-address", "0.0.0.0", "--media-address", "127.0.0.1")]
    [InlineData("for which 2001:db8::1 cannot stand", "--media-address", "127.0.0.1", "--public-address", "2001:db8::1")]
    public async Task MediaAddresses_ThatCannotBe_AreOneSentence(string told, params string[] arguments)
    {
        (await RunAsync([.. FreePorts(), .. arguments])).ShouldBe(1);
        Sentence.ShouldContain(told);
        Sentence.ShouldContain("--media-address");
    }

    [Fact]
    public void TenantAndCalls_AreRead()
    {
        var options = CommandLine.Read(["--tenant", "shop_456", "--max-calls", "12"], _output, _error).Options.ShouldNotBeNull();
        (options.Tenant.Id.Value, options.MaxCalls).ShouldBe(("shop_456", 12));

        var defaults = CommandLine.Read([], _output, _error).Options.ShouldNotBeNull();
        (defaults.Tenant.Id.Value, defaults.MaxCalls).ShouldBe(("clinic_123", 200));
    }

    [Fact]
    public void MediaOptions_AreRead()
    {
        string[] arguments = ["--udp-port", "7882-7885", "--media-address", "127.0.0.1", "--media-address", "127.0.0.2", "--public-address", "203.0.113.5"];
        var options = CommandLine.Read(arguments, _output, _error).Options.ShouldNotBeNull();
        (options.UdpPorts.First, options.UdpPorts.Last, options.UdpPorts.Count).ShouldBe((7882, 7885, 4));
        options.MediaAddresses.ShouldBe([IPAddress.Loopback, IPAddress.Parse("127.0.0.2")]);
        options.PublicAddress.ShouldBe(IPAddress.Parse("203.0.113.5"));

        var defaults = CommandLine.Read(["--bind", "0.0.0.0"], _output, _error).Options.ShouldNotBeNull();
        defaults.MediaAddresses.ShouldBe([IPAddress.Any]);
        defaults.UdpPorts.ToString().ShouldBe("7882");
    }

    [Fact]
    public void MediaAddress_OfAnInterface_IsAllItsAddresses()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Its loopback interface is called lo.");
        var options = CommandLine.Read(["--media-address", "lo"], _output, _error).Options.ShouldNotBeNull();
        options.MediaAddresses.ShouldContain(IPAddress.Loopback);
    }

    [Theory]
    [InlineData("/proc/parley")]
    [InlineData("FILE/data")]
    public async Task DataFolderThatCannotBeWritten_IsOneSentence(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc.");
        var file = Path.Combine(_folder, "FILE");
        await File.WriteAllTextAsync(file, "", Cancellation);
        (await RunAsync([.. FreePorts(), "--data", path.Replace("FILE", file, StringComparison.Ordinal)])).ShouldBe(1);
        Sentence.ShouldContain("cannot be written");
        Sentence.ShouldContain("--data");
    }

    [Fact]
    public async Task DataFolderOfARunningServer_IsNotShared()
    {
        using var held = DataFolder.Take(_folder);
        (await RunAsync([.. FreePorts(), "--data", _folder])).ShouldBe(1);
        Sentence.ShouldContain("in use by another Parley");
    }

    [Fact]
    public async Task DatabaseThatIsNone_IsOneSentence()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "parley.db"), new string('x', 5000), Cancellation);
        (await RunAsync([.. FreePorts(), "--data", _folder])).ShouldBe(1);
        Sentence.ShouldContain("parley.db is damaged or no database");
    }

    [Fact]
    public async Task BrokenToolFile_IsToldByItsPlaces()
    {
        var tenant = Directory.CreateDirectory(Path.Combine(_folder, "agents", "clinic_123"));
        await File.WriteAllTextAsync(Path.Combine(tenant.FullName, "tools.yaml"), "tools: { hours: { kind: http, description: Hours., uri: 'https://a.test/' } }", Cancellation);
        var code = await ParleyApplication.RunAsync(
            ["--data", _folder, .. FreePorts()], _output, _error,
            (services, configuration) =>
            {
                RunningServer.AddFakes(services, configuration);
                services.Configure<ToolsOptions>(tools => tools.Folder = Path.Combine(_folder, "agents"));
            },
            Cancellation);
        code.ShouldBe(1);
        _error.ToString().ShouldContain("tools.hours.uri: unknown setting: did you mean 'url'?");
        _error.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Start_PrintsTheAddressAndEndsWithZeroWhenTold()
    {
        using var stop = new CancellationTokenSource();
        using var ready = new LineWriter("Parley is ready: ");
        var run = ParleyApplication.RunAsync([.. FreePorts(), "--data", _folder], ready, _error, RunningServer.AddFakes, stop.Token);
        var address = (await ready.Line.WaitAsync(TimeSpan.FromSeconds(60), Cancellation))["Parley is ready: ".Length..];
        using (var http = new HttpClient())
            (await http.GetAsync(new Uri(new Uri(address), "readyz"), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await stop.CancelAsync();
        (await run).ShouldBe(0);
        ready.ToString().ShouldContain("Only this machine can reach it");
        _error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Credentials_AreMadeOnceForTheirOwnerOnly()
    {
        var made = ApiCredentials.Load(null, null, _folder);
        ApiCredentials.Load(null, null, _folder).ShouldBe(made);
        made.Secret.Length.ShouldBeGreaterThanOrEqualTo(32);
        made.ToString().ShouldNotContain(made.Secret);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_folder, "credentials.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ApiCredentials.Load("key", new string('s', 32), _folder).Key.ShouldBe("key");
        Should.Throw<StartupException>(() => ApiCredentials.Load("key", "short", _folder));
        Should.Throw<StartupException>(() => ApiCredentials.Load("key", null, _folder));
    }

    [Fact]
    public void Credentials_DamagedFile_IsOneSentence()
    {
        File.WriteAllText(Path.Combine(_folder, "credentials.json"), JsonSerializer.Serialize(new { key = "x" }));
        Should.Throw<StartupException>(() => ApiCredentials.Load(null, null, _folder)).Message.ShouldContain("delete it");
    }

    [Fact]
    public void MissingLibrary_NamesItsPackage()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Debian's packages.");
        Should.Throw<StartupException>(() => NativeLibraries.Require([("libnothere.so.7", "libnothere7")]))
            .Message.ShouldBe("The library libnothere.so.7 is missing: install it with 'apt-get install libnothere7'.");
    }

    private static string[] FreePorts(string except = "") =>
        [.. new[] { "--port", "--udp-port", "--tcp-port" }.Where(option => option != except).SelectMany(option => new[] { option, "0" })];

    private Task<int> RunAsync(params string[] arguments) => ParleyApplication.RunAsync(
        arguments.Contains("--data") ? arguments : ["--data", _folder, .. arguments], _output, _error, RunningServer.AddFakes, Cancellation);
}
