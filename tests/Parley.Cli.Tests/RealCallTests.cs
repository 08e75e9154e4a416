using System.Text.Json.Nodes;

namespace Parley.Cli.Tests;

/// <summary>The program calls the real server, both as processes of their own.</summary>
[Collection(RealServer.Name)]
public sealed class RealCallTests(RealServer server) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_WithTwoQuestions_IsToldAsJson()
    {
        RealServer.SkipWithoutModels();
        var saved = Path.Combine(_folder.FullName, "call.wav");
        await using var call = BuiltProgram.Start(
            "Parley.Cli", "call", "--say", "What are your opening hours?", "Do you have parking?", "--server", server.Address, "--save", saved, "--json");
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
        RealServer.SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "What are your opening hours?", "--server", server.Address);
        await call.LineAsync("agent", Cancellation);
        await call.TerminateAsync(Cancellation);
        var (output, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Interrupted, errors);
        output.ShouldContain("call call_");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_WhoseServerDies_SaysThatTheConnectionWasLost()
    {
        RealServer.SkipWithoutModels();
        var (doomed, address) = await RealServer.StartAsync(_folder.CreateSubdirectory("server"));
        await using (doomed)
        {
            await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "What are your opening hours?", "--server", address);
            await call.LineAsync("agent", Cancellation);

            await doomed.KillAsync();

            var (output, errors, code) = await call.EndAsync(Cancellation);
            code.ShouldBe(ExitCode.Unanswered, errors);
            string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
                .ShouldContain("The call broke off: the connection to the server was lost");
        }
    }

    [Fact]
    public async Task Call_ToAnUnknownAgent_SaysSo()
    {
        RealServer.SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "Hello.", "--agent", "Nobody", "--server", server.Address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.NoSession);
        errors.ShouldContain("Nobody");
    }

    [Fact]
    public async Task Call_ThatCannotBeSaved_EndsBeforeItBegins()
    {
        RealServer.SkipWithoutModels();
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--say", "Hello.", "--save", "/no/such/folder/call.wav", "--server", server.Address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Usage);
        errors.ShouldContain("--save /no/such/folder/call.wav");
    }

    [Fact]
    public async Task Call_WithAFileThatIsNoWave_NamesIt()
    {
        RealServer.SkipWithoutModels();
        var file = Path.Combine(_folder.FullName, "song.wav");
        await File.WriteAllTextAsync(file, "la la la", Cancellation);
        await using var call = BuiltProgram.Start("Parley.Cli", "call", "--wav", file, "--server", server.Address);
        var (_, errors, code) = await call.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Usage);
        errors.ShouldContain(file);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
