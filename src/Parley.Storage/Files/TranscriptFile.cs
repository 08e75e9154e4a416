using System.Text.Json;
using Parley.Storage.Calls;

namespace Parley.Storage.Files;

/// <summary>
/// One call's <c>transcript.jsonl</c>. Lines wait here until the disk takes them; half a line that a full disk left behind is cut off
/// before the next attempt.
/// </summary>
internal sealed class TranscriptFile(IRecordFiles files, string path)
{
    private readonly List<byte[]> _waiting = [];
    private long _length;

    public int Waiting => _waiting.Count;

    public void Add(TranscriptRecord line) => _waiting.Add([.. JsonSerializer.SerializeToUtf8Bytes(line, RecordsJson.Default.TranscriptRecord), (byte)'\n']);

    /// <exception cref="IOException">The disk did not take it; the lines wait for the next call.</exception>
    public void Write()
    {
        if (_waiting.Count == 0)
            return;
        files.CreateFolder(Path.GetDirectoryName(path)!);
        using var stream = files.Open(path);
        stream.SetLength(_length);
        stream.Position = _length;
        foreach (var line in _waiting)
            stream.Write(line);
        stream.Flush();
        _length = stream.Position;
        _waiting.Clear();
    }
}
