namespace Parley.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("call", "--say")]
    [InlineData("call --say hi --wav no-such.wav", "--say")]
    [InlineData("call --wav no-such.wav", "no-such.wav")]
    [InlineData("call --say hi --server ftp://somewhere", "--server")]
    [InlineData("call --say hi --server here", "--server")]
    [InlineData("call --say hi --patience 0", "--patience")]
    [InlineData("call --say hi --patience soon", "--patience")]
    [InlineData("call --say hi --patience NaN", "--patience")]
    [InlineData("call --say hi --interrupt-after -1", "--interrupt-after")]
    [InlineData("call --say hi --loudly", "--loudly")]
    [InlineData("chat --server 127.0.0.1:8080", "--server")]
    [InlineData("chat --consent maybe", "maybe")]
    [InlineData("call --say hi --consent", "--consent")]
    [InlineData("agents save no-such.yaml", "no-such.yaml")]
    [InlineData("agents figures", "figures")]
    public void Mistake_IsNamed(string line, string named) =>
        string.Join('\n', CommandLine.Create().Parse(line).Errors.Select(error => error.Message)).ShouldContain(named);

    [Theory]
    [InlineData("call --say hello --say goodbye")]
    [InlineData("call --say hello --consent refused")]
    [InlineData("call --say hello goodbye --interrupt-after 0.5 --patience 3 --json")]
    [InlineData("agents figures clinic_appointment_assistant --tenant clinic_123")]
    [InlineData("chat --agent Somebody --server https://parley.example/")]
    public void Line_AsDocumented_IsTaken(string line) => CommandLine.Create().Parse(line).Errors.ShouldBeEmpty();

    [Fact]
    public async Task Mistake_EndsAsUsage() => (await CommandLine.RunAsync(["call", "--patience", "soon"])).ShouldBe(ExitCode.Usage);
}
