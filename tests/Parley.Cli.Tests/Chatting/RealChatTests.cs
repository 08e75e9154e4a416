using System.Text.Json;

namespace Parley.Cli.Tests.Chatting;

/// <summary><c>parley chat</c> talks to a real server, both as processes of their own. Several chats at once: each waits for answers at the pace of speech.</summary>
[Collection(RealServer.Name)]
public sealed class RealChatTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("parley-cli-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chats_AnsweredInterruptedAndCutOff_EachTellByTheirExitCode()
    {
        RealServer.SkipWithoutModels();
        var (server, address) = await RealServer.StartAsync(_data);
        await using (server)
        {
            await using var answered = BuiltProgram.Start("Parley.Cli", "chat", "--server", address);
            await using var interrupted = BuiltProgram.Start("Parley.Cli", "chat", "--server", address);
            var saved = Path.Combine(_data.FullName, "said.txt");
            await using var scripted = BuiltProgram.Start("Parley.Cli", "chat", "--server", address, "--json", "--save", saved, "--say", "Do you have parking?");
            await using var cutOff = BuiltProgram.Start("Parley.Cli", "chat", "--server", address);
            await answered.TypeAsync(["What are your opening hours?", "Do you have parking?"], andNoMore: true);
            await IsInterruptedAsync(interrupted);
            await cutOff.LineAsync("agent", Cancellation);
            await IsAnsweredAsync(answered);
            await IsReportedAsync(scripted, saved);

            await server.KillAsync();
            await cutOff.TypeAsync(["Do you have parking?"], andNoMore: false);
            var (_, errors, code) = await cutOff.EndAsync(Cancellation);
            code.ShouldBe(ExitCode.Unanswered);
            errors.ShouldStartWith("parley: the connection to the server was lost");

            await using var late = BuiltProgram.Start("Parley.Cli", "chat", "--server", address);
            (_, errors, code) = await late.EndAsync(Cancellation);
            code.ShouldBe(ExitCode.NoSession);
            errors.ShouldContain(new Uri(address).Authority);
        }
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static async Task IsAnsweredAsync(BuiltProgram chat)
    {
        var (output, errors, code) = await chat.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Done, errors + output);
        errors.ShouldBeEmpty();
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Select(line => line[..7]).ShouldBe(["agent  ", "  you  ", "agent  ", "  you  ", "agent  "], output);
        answers[1].ShouldBe("  you  What are your opening hours?");
        answers[2].ShouldContain("8 a.m. to 6 p.m.", customMessage: output);
        answers[2].ShouldEndWith(" ms)");
        answers[4].ShouldContain("behind the building", customMessage: output);
    }

    private static async Task IsReportedAsync(BuiltProgram chat, string saved)
    {
        var (output, errors, code) = await chat.EndAsync(Cancellation);
        code.ShouldBe(ExitCode.Done, errors + output);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("session_id").GetString().ShouldNotBeNullOrEmpty();
        report.GetProperty("answered").GetBoolean().ShouldBeTrue();
        var turn = report.GetProperty("turns").EnumerateArray().ShouldHaveSingleItem();
        turn.GetProperty("said").GetString().ShouldBe("Do you have parking?");
        turn.GetProperty("answer").GetString().ShouldNotBeNull().ShouldContain("behind the building");
        turn.GetProperty("first_words_ms").GetDouble().ShouldBeGreaterThan(0);
        (await File.ReadAllLinesAsync(saved, Cancellation)).ShouldBe(
            [$"agent  {report.GetProperty("greeting").GetString()}", "  you  Do you have parking?", $"agent  {turn.GetProperty("answer").GetString()}"]);
    }

    private static async Task IsInterruptedAsync(BuiltProgram chat)
    {
        await chat.LineAsync("agent", Cancellation);
        await chat.TerminateAsync(Cancellation);
        var (_, errors, code) = await chat.EndAsync(Cancellation);
        (code, errors).ShouldBe((ExitCode.Interrupted, ""));
    }
}
