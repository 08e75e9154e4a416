using System.Diagnostics;
using Parley.Testing;

namespace Parley.Cli.Tests;

/// <summary>One of the repository's programs, started as its users start it.</summary>
internal sealed class BuiltProgram : IAsyncDisposable
{
    private readonly Process _process;

    private BuiltProgram(Process process) => _process = process;

    public static BuiltProgram Start(string project, params string[] arguments)
    {
        // Built beside this test, in the same configuration: bin/<configuration>/<framework>.
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PARLEY_MODELS"] = RepositoryPaths.Models },
        };
        start.ArgumentList.Add(Path.Combine(RepositoryPaths.Root, "src", project, "bin", output.Parent!.Name, output.Name, $"{project}.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new BuiltProgram(Process.Start(start)!);
    }

    /// <returns>The first line of output that holds the text.</returns>
    public async Task<string> LineAsync(string text, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        throw new InvalidOperationException($"It ended without '{text}': {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Types lines into it; whoever types no more has closed its input.</summary>
    public async Task TypeAsync(IEnumerable<string> lines, bool andNoMore)
    {
        foreach (var line in lines)
            await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        if (andNoMore)
            _process.StandardInput.Close();
    }

    /// <returns>The rest of its output, what it complained of, and its exit code.</returns>
    public async Task<(string Output, string Errors, int Code)> EndAsync(CancellationToken cancellationToken)
    {
        var errors = _process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return (output, await errors, _process.ExitCode);
    }

    /// <summary>Asks it to end, as a shell or a service manager would.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>As when it crashes.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
