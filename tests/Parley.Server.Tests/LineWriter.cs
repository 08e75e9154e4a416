namespace Parley.Server.Tests;

/// <summary>Collects output and tells when a line with the given start was written.</summary>
internal sealed class LineWriter(string start) : StringWriter
{
    private readonly TaskCompletionSource<string> _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Line => _line.Task;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(start, StringComparison.Ordinal) == true)
            _line.TrySetResult(value);
    }
}
