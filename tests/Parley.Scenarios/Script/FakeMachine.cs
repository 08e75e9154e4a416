using System.Runtime.Versioning;
using CliWrap;
using CliWrap.Buffered;
using Parley.Testing;

namespace Parley.Scenarios.Script;

/// <summary>
/// A machine as <c>./parley</c> sees it: a clone of its own with a source file in each place that is built, and a PATH that holds nothing but
/// a shell's own tools and programs that pretend. Each of those writes down how it was called.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeMachine : IDisposable
{
    private static readonly string[] ShellTools = ["awk", "bash", "cat", "cmp", "cp", "dirname", "find", "grep", "head", "mkdir", "mv", "rm", "sed", "sleep", "sort", "tail", "timeout", "touch", "uniq"];
    private static readonly string[] Sources =
    [
        "models/package-lock.json", "web/console/package-lock.json", "web/console/src/App.tsx", "tests/peers/package-lock.json",
        "src/Parley.Server/Program.cs", "src/Parley.Cli/Program.cs", "tests/Parley.Some.Tests/SomeTests.cs", "benchmarks/Parley.Benchmarks/Program.cs",
        "Parley.slnx", "Directory.Build.props", "Directory.Packages.props", "global.json",
    ];

    /// <summary>What dpkg-query says of each package it is asked about.</summary>
    public const string AllInstalled = """for package in "${@:3}"; do echo "$package install ok installed"; done""";

    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-machine-");

    public FakeMachine()
    {
        Directory.CreateDirectory(Bin);
        foreach (var tool in ShellTools)
            File.CreateSymbolicLink(Path.Combine(Bin, tool), Find(tool));
        File.Copy(Path.Combine(RepositoryPaths.Root, "parley"), Path.Combine(Clone, "parley"));
        foreach (var file in Sources)
            Write(file, file);
        File.Copy(Path.Combine(RepositoryPaths.Root, "tests", "run.sh"), Path.Combine(Clone, "tests", "run.sh"));
        Pretend("dotnet", """[[ $1 == --version ]] && echo 10.0.100 || true""");
        Pretend("node", "echo v20.19.0");
        Pretend("npm", """[[ $1 == ci ]] && mkdir -p node_modules || { mkdir -p dist; touch dist/index.html; }""");
        Pretend("dpkg-query", AllInstalled);
        Pretend("apt-get", "true");
        Pretend("sudo", """[[ $1 == -n ]] || "$@" """);
    }

    private string Clone => Directory.CreateDirectory(Path.Combine(_folder.FullName, "clone")).FullName;

    private string Bin => Path.Combine(_folder.FullName, "bin");

    private string Called => Path.Combine(_folder.FullName, "called");

    /// <summary>How the programs were called, oldest first.</summary>
    public string[] Calls => File.Exists(Called) ? File.ReadAllLines(Called) : [];

    /// <summary>Installs a program that does this.</summary>
    public void Pretend(string program, string script)
    {
        var path = Path.Combine(Bin, program);
        File.WriteAllText(path, $"#!/usr/bin/env bash\necho \"{program} $*\" >> '{Called}'\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    /// <summary>What the next runs find in their environment.</summary>
    public Dictionary<string, string?> Variables { get; } = [];

    public void Remove(string program) => File.Delete(Path.Combine(Bin, program));

    /// <summary>Changes a source file after everything that was built.</summary>
    public void Change(string file)
    {
        Write(file, "changed");
        File.SetLastWriteTimeUtc(Path.Combine(Clone, file), File.GetLastWriteTimeUtc(Path.Combine(Clone, file)).AddMinutes(1));
    }

    public Task<BufferedCommandResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>As a user who may not install anything, whoever runs the tests.</summary>
    public Task<BufferedCommandResult> RunAsNobodyAsync(params string[] arguments)
    {
        // The folder is its own user's, as temporary folders are.
        foreach (var folder in (string[])[_folder.FullName, Clone])
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        return RunAsync(Environment.IsPrivilegedProcess ? AsNobody : [], arguments);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<BufferedCommandResult> RunAsync(string[] before, string[] arguments)
    {
        string[] command = [.. before, Find("env"), $"PATH={Bin}", Path.Combine(Clone, "parley"), .. arguments];
        return await CliWrap.Cli.Wrap(command[0]).WithArguments(command[1..]).WithEnvironmentVariables(Variables).WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }

    private void Write(string file, string content)
    {
        var path = Path.Combine(Clone, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static string Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
