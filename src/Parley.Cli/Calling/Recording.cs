using Microsoft.Extensions.Logging.Abstractions;
using Parley.Media;
using Parley.Rooms;

namespace Parley.Cli.Calling;

/// <summary><c>--save</c>: what both sides heard, in a file.</summary>
internal static class Recording
{
    /// <summary>Finds out before the call whether the file can be written, and changes nothing that is there.</summary>
    /// <exception cref="RecordingException">It cannot.</exception>
    public static void RequireWritable(FileInfo? file)
    {
        if (OutputFile.FaultOf("--save", file) is { } fault)
            throw new RecordingException(fault);
    }

    /// <returns>Null when nothing is to be saved.</returns>
    /// <exception cref="RecordingException">The file cannot be created.</exception>
    public static StereoRecorder? Open(FileInfo? file, RoomClient client)
    {
        if (file is null)
            return null;
        try
        {
            var recorder = new StereoRecorder(
                file.FullName, StereoRecorder.DefaultFormat, TimeProvider.System, NullLogger.Instance,
                failure => Console.Error.WriteLine($"parley: the recording stopped: {failure.Message}"));
            client.Microphone!.Tap = recorder.Caller;
            return recorder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refuse(file, exception);
        }
    }

    private static RecordingException Refuse(FileInfo file, Exception exception) =>
        new($"--save {file} cannot be written: {exception.Message}", exception);
}
