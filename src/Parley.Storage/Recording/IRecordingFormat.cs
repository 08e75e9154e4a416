using Parley.Records;

namespace Parley.Storage.Recording;

/// <summary>How recordings are written and mended.</summary>
internal interface IRecordingFormat
{
    /// <exception cref="IOException">The disk does not take it.</exception>
    ICallRecorder Create(string path);

    /// <summary>Makes the header of a file whose writer died tell what the file holds.</summary>
    /// <returns>Whether there was something to mend.</returns>
    bool Repair(string path);
}
