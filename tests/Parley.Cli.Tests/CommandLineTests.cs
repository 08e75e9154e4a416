using System.CommandLine;

namespace Parley.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("call", "--say")]
    [InlineData("call --say", "--say")]
    [InlineData("call --wav", "--wav")]
    [InlineData("chat --say", "--say")]
    [InlineData("call --say hi --wav no-such.wav", "--say")]
    [InlineData("call --wav no-such.wav", "no-such.wav")]
    [InlineData("call --say hi --server ftp://somewhere", "--server")]
    [InlineData("call --say hi --server here", "--server")]
    [InlineData("call --say hi --patience 0", "--patience")]
    [InlineData("call --say hi --patience soon", "--patience")]
    [InlineData("call --say hi --patience NaN", "--patience")]
    [InlineData("call --say hi --interrupt-after -1", "--interrupt-after")]
    [InlineData("call --say hi --loudly", "--loudly")]
    [InlineData("call --say \" \"", "--say takes words")]
    [InlineData("chat --server 127.0.0.1:8080", "--server")]
    [InlineData("chat --consent maybe", "maybe")]
    [InlineData("call --say hi --consent", "--consent")]
    [InlineData("chat --patience 0", "--patience takes seconds from 0.1 to 600, not '0'")]
    [InlineData("chat --say hello --jsn", "There is no option --jsn")]
    [InlineData("chat --memory pet", "--memory takes NAME=TEXT, not 'pet'")]
    [InlineData("chat --memory", "--memory")]
    [InlineData("agents save no-such.yaml", "no-such.yaml")]
    [InlineData("simulate scenarios --repeat 0", "--repeat takes a number from 1 to 10000")]
    [InlineData("simulate scenarios --repeat twice", "--repeat takes a number from 1 to 10000")]
    [InlineData("simulate scenarios --seed x", "--seed takes a number")]
    [InlineData("simulate scenarios --agents no-such-folder", "no-such-folder")]
    [InlineData("agents figures", "figures")]
    public void Mistake_IsNamed(string line, string named) =>
        string.Join('\n', CommandLine.Create().Parse(line).Errors.Select(error => error.Message)).ShouldContain(named);

    [Theory]
    [InlineData("call --say hello --say goodbye")]
    [InlineData("call --say hello --consent refused")]
    [InlineData("chat --user-name Ada --memory pet=cat --memory last_visit=May")]
    [InlineData("call --say hello goodbye --interrupt-after 0.5 --patience 3 --json")]
    [InlineData("agents figures clinic_appointment_assistant --tenant clinic_123")]
    [InlineData("chat --say hello goodbye --json --save out.txt --patience 3")]
    [InlineData("chat --agent Somebody --server https://parley.example/")]
    public void Line_AsDocumented_IsTaken(string line) => CommandLine.Create().Parse(line).Errors.ShouldBeEmpty();

    /// <summary>What users type, not what the program behind it is called.</summary>
    [Theory]
    [InlineData("--help", "./parley [command] [options]")]
    [InlineData("call --help", "./parley call [options]")]
    [InlineData("agents save --help", "./parley agents save <FILE> [options]")]
    public async Task Help_NamesTheCommandAsItIsTyped(string line, string usage)
    {
        using var output = new StringWriter();
        (await CommandLine.Create().Parse(line).InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        output.ToString().ShouldContain(usage);
    }

    /// <summary>Told before anybody is called: where nothing listens the server would be what is wrong.</summary>
    [Fact]
    public async Task Voice_ThatIsNotThere_EndsAsUsage() =>
        (await CommandLine.RunAsync(["call", "--say", "hi", "--voice", "claer", "--server", "http://127.0.0.1:9"])).ShouldBe(ExitCode.Usage);

    [Fact]
    public async Task Mistake_EndsAsUsage() => (await CommandLine.RunAsync(["call", "--patience", "soon"])).ShouldBe(ExitCode.Usage);
}
