using System.Runtime.Versioning;

namespace Parley.Scenarios.Script;

/// <summary><c>./parley test</c> with suites that pretend: what is told of them, which run beside each other, and how they end.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SuitesTests : IDisposable
{
    /// <summary>Notes a line among the machine's calls.</summary>
    private const string Note = """note() { echo "$*" >> "${0%/*}/../called"; }; name="${1##*/}";""";

    /// <summary>
    /// Stays until it is ended, or notes that it never was. Whoever runs the script waits for it, as it has the script's standard error open; the
    /// script is the parent of its parent, which is timeout.
    /// </summary>
    private const string Linger = """
        script="$(awk '{ print $4 }' "/proc/$PPID/stat")"
        linger() { exec 3>"/proc/$script/fd/2"; sleep 60; note was never ended; }
        """;

    private readonly FakeMachine _machine;

    public SuitesTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script is for Linux.");
        _machine = new FakeMachine();
    }

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task SkippedTests_AreAddedUpByTheirReasons()
    {
        Suites("""
            case $name in
              *) printf '%s\n' 'skipped Some.Tests.One (0ms)' '  No recorded speech lies beside the repository.' 'skipped Some.Tests.Two (0ms)' \
                '  No recorded speech lies beside the repository.' '' 'Test run summary: Passed!' '  total: 5' '  failed: 0' '  succeeded: 3' '  skipped: 2' ;;
            esac
            """);
        var test = await _machine.RunAsync("test", "Some");
        test.ExitCode.ShouldBe(0, test.StandardError);
        test.StandardOutput.ShouldContain("2 skipped, ");
        test.StandardOutput.ShouldContain("2 Parley.Some.Tests: No recorded speech lies beside the repository.");
        test.StandardOutput.TrimEnd().Split('\n')[^1].ShouldBe("3 passed, 0 failed");
    }

    [Fact]
    public async Task SuiteThatFails_IsPrintedAndFailsTheRun()
    {
        Suites("""
            case $name in
              *) printf '%s\n' 'failed Some.Tests.One (1ms)' '  It broke.' '' 'Test run summary: Failed!' '  total: 4' '  failed: 1' '  succeeded: 3' '  skipped: 0'; exit 2 ;;
            esac
            """);
        var test = await _machine.RunAsync("test", "Some");
        test.ExitCode.ShouldBe(1);
        test.StandardOutput.ShouldContain("\n--- Parley.Some.Tests\nfailed Some.Tests.One (1ms)\n  It broke.\n");
        test.StandardOutput.TrimEnd().Split('\n')[^1].ShouldBe("3 passed, 1 failed");
    }

    [Fact]
    public async Task Suites_RunTwoBesideEachOther_AndThoseThatMeasureAlone()
    {
        foreach (var name in (string[])["Other", "Third", "WebRtc"])
            _machine.Change($"tests/Parley.{name}.Tests/{name}Tests.cs");
        // The first two wait for each other. Run one after the other they would wait until they are ended.
        Suites("""
            note "begin $name"
            case $name in
              *Some* | *Other*) touch "$0.$name"; until [[ -e $0.Parley.Some.Tests.dll && -e $0.Parley.Other.Tests.dll ]]; do sleep 0.05; done ;;
            esac
            printf '%s\n' '  total: 1' '  failed: 0' '  succeeded: 1' '  skipped: 0'
            note "end $name"
            """);
        _machine.Variables["PARLEY_SUITE_LIMIT"] = "20";
        var test = await _machine.RunAsync("test", ".Tests");
        test.ExitCode.ShouldBe(0, test.StandardOutput);
        test.StandardOutput.ShouldEndWith("\n4 passed, 0 failed\n");
        _machine.Calls[^3..^1].ShouldAllBe(call => call.Contains("Parley.WebRtc.Tests.dll"), "it begins when all others have ended");
        _machine.Calls[^1].ShouldBe("end Parley.WebRtc.Tests.dll");
    }

    [Fact]
    public async Task SuiteThatHangs_IsEndedWithAllItStarted()
    {
        Suites($"""
            {Linger}
            linger & linger
            """);
        _machine.Variables["PARLEY_SUITE_LIMIT"] = "1";
        var test = await _machine.RunAsync("test", "Some");
        test.ExitCode.ShouldBe(1);
        test.StandardOutput.ShouldContain("Parley.Some.Tests was ended after 1 seconds.");
        test.StandardOutput.ShouldEndWith("\n0 passed, 1 failed\n");
        _machine.Calls.ShouldNotContain("was never ended");
    }

    [Fact]
    public async Task Interrupted_EndsTheSuitesWithAllTheyStarted()
    {
        _machine.Change("tests/Parley.Other.Tests/OtherTests.cs");
        // Both are on their way when one of them interrupts the script.
        Suites($"""
            {Linger}
            linger & touch "$0.$name"
            until [[ -e $0.Parley.Some.Tests.dll && -e $0.Parley.Other.Tests.dll ]]; do sleep 0.05; done
            [[ $name == *Other* ]] || kill -TERM "$script"
            linger
            """);
        var test = await _machine.RunAsync("test", ".Tests");
        test.ExitCode.ShouldBe(143);
        _machine.Calls.ShouldNotContain("was never ended");
    }

    private void Suites(string script) => _machine.Pretend("dotnet", $"""
        {Note}
        if [[ $1 == --version ]]; then echo 10.0.100; exit; fi
        [[ $1 == *.dll ]] || exit 0
        {script}
        """);
}
