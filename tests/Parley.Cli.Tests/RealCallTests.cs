using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Cli.Tests;

/// <summary>The program calls the real server, both as processes of their own.</summary>
public sealed class RealCallTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("parley-cli-");
    private BuiltProgram? _server;
    private string _address = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(RepositoryPaths.Models))
            return;
        _server = BuiltProgram.Start("Parley.Server", "--port", "0", "--udp-port", "0", "--tcp-port", "0", "--data", _data.FullName);
        _address = "http://" + (await _server.LineAsync("Parley is ready", Cancellation)).Split("http://")[1].Trim();
    }

    [Fact]
    public async Task Call_WithTwoQuestions_IsToldAsJson()
    {
        SkipWithoutModels();
        var saved = Path.Combine(_data.FullName, "call.wav");
        await using var call = BuiltProgram.Start(
            "Parley.Cli", "call", "--say", "What are your opening hours?", "Do you have parking?", "--server", _address, "--save", saved, "--json");
        var (output, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Done, errors + output);
        var report = JsonNode.Parse(output)!;
        ((string?)report["greeting"]).ShouldNotBeNullOrWhiteSpace();
        report["turns"]!.AsArray().Select(turn => (string?)turn!["said"]).ShouldBe(["What are your opening hours?", "Do you have parking?"]);
        report["turns"]!.AsArray().ShouldAllBe(turn => (double)turn!["voice_to_voice_ms"]! > 0 && (string)turn["answer"]! != "");
        var speakers = report["dialogue"]!.AsArray().Select(line => (string)line!["speaker"]!).ToArray();
        speakers[0].ShouldBe("agent");
        speakers.ShouldContain("caller");
        ((string)report["dialogue"]![0]!["text"]!).ShouldBe((string)report["greeting"]!);
        new FileInfo(saved).Length.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public async Task Call_ToldToEnd_LeavesAndStillReports()
    {
        SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "What are your opening hours?", "--server", _address);
        await call.LineAsync("agent", Cancellation);
        await call.TerminateAsync(Cancellation);
        var (output, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Interrupted, errors);
        output.ShouldContain("call call_");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_ToAnUnknownAgent_SaysSo()
    {
        SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "Hello.", "--agent", "Nobody", "--server", _address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.NoSession);
        errors.ShouldContain("Nobody");
    }

    [Fact]
    public async Task Call_ThatCannotBeSaved_EndsBeforeItBegins()
    {
        SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "Hello.", "--save", "/no/such/folder/call.wav", "--server", _address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Usage);
        errors.ShouldContain("--save /no/such/folder/call.wav");
    }

    [Fact]
    public async Task Call_WithAFileThatIsNoWave_NamesIt()
    {
        SkipWithoutModels();
        var file = Path.Combine(_data.FullName, "song.wav");
        await File.WriteAllTextAsync(file, "la la la", Cancellation);
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--wav", file, "--server", _address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Usage);
        errors.ShouldContain(file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private static void SkipWithoutModels() =>
        Assert.SkipWhen(!Directory.Exists(RepositoryPaths.Models), "The speech models are not installed: './parley models' fetches them.");
}
