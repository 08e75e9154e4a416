using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Files;

namespace Parley.Storage.Recording;

/// <summary>Opens each call's <c>recording.wav</c>. A call without consent, or without disk, is held without a recording.</summary>
internal sealed partial class RecordingFiles(
    CallFolders folders, IRecordFiles files, IRecordingFormat format, ILogger<RecordingFiles> logger) : ICallRecorderFactory
{
    public ICallRecorder Open(SessionRequest session)
    {
        if (session.Consent == ConsentStatus.Refused || !folders.TryFind(session.Tenant, session.Id, out var folder))
            return NullRecorder.Instance;
        try
        {
            files.CreateFolder(folder);
            return format.Create(CallFolders.RecordingIn(folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNoRecording(fault, session.Id);
            return NullRecorder.Instance;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Call} goes on without a recording")]
    private partial void LogNoRecording(Exception fault, CallId call);
}
