using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Parley.Testing;

namespace Parley.Scenarios.Peers;

/// <summary>Runs one of the scripts in <c>tests/peers</c>: callers built on LiveKit's own SDKs.</summary>
internal static class NodePeer
{
    public static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "tests", "peers");

    public static bool Available => Directory.Exists(Path.Combine(Folder, "node_modules", "@livekit", "rtc-node"));

    public static Task<JsonElement> RunAsync(string script, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync(script, environment, _ => { }, arguments);

    /// <param name="script">In <see cref="Folder"/>.</param>
    /// <param name="environment">Joined to ours.</param>
    /// <param name="told">Called with each line that it prints, as it prints it.</param>
    /// <param name="arguments">The script's.</param>
    /// <returns>Its last line.</returns>
    public static async Task<JsonElement> RunAsync(
        string script, IReadOnlyDictionary<string, string?> environment, Action<string> told, params string[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        var result = await CliWrap.Cli.Wrap("node")
            .WithWorkingDirectory(Folder)
            .WithArguments([script, .. arguments])
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(told))
            .ExecuteBufferedAsync(limit.Token);
        result.ExitCode.ShouldBe(0, result.StandardError + result.StandardOutput);
        return JsonDocument.Parse(result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
    }
}
