using System.Diagnostics;
using System.Text.Json;
using Parley.Testing;

namespace Parley.Rooms.Tests;

/// <summary>LiveKit's own SDKs under Node, where <c>npm ci</c> has put them into <c>tests/peers</c>.</summary>
internal static class NodePeers
{
    public static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "tests", "peers");

    public static void SkipWhenAbsent() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(Folder, "node_modules")), "tests/peers is not installed: run ./parley test, or npm ci there");

    public static Process Start(string script, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<JsonElement> RunAsync(string script, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(script, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
