using System.Text.Json;
using Parley.Storage.Calls;
using Parley.Storage.Journal;

namespace Parley.Storage.Files;

/// <summary>
/// One call's <c>transcript.jsonl.held</c>: what waits to be told, for the next process should this one die. It is there only while something
/// waits. What the disk did not take is tried again with the next write.
/// </summary>
internal sealed class HeldFile(IRecordFiles files, string path)
{
    private long _version;
    private IReadOnlyList<HeldLine>? _pending;
    private bool _exists;

    public void Set(HeldLines held)
    {
        if (held.Version > _version)
            (_version, _pending) = (held.Version, held.Lines);
    }

    /// <exception cref="IOException">The disk did not take it.</exception>
    public void Write()
    {
        if (_pending is not { } lines)
            return;
        if (lines.Count > 0)
        {
            files.CreateFolder(Path.GetDirectoryName(path)!);
            files.Replace(path, JsonSerializer.SerializeToUtf8Bytes(lines, RecordsJson.Default.IReadOnlyListHeldLine));
            _exists = true;
        }
        else if (_exists)
        {
            files.Delete(path);
            _exists = false;
        }

        _pending = null;
    }

    /// <summary>The call is over, and everything was told.</summary>
    public void Clear()
    {
        _pending = [];
        Write();
    }

    /// <returns>None where there is no such file, or what is there is none.</returns>
    public static IReadOnlyList<HeldLine> Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RecordsJson.Default.IReadOnlyListHeldLine) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
