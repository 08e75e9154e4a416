using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Files;
using Parley.Tenancy;

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
            LogNoRecording(fault, session.Id, session.Tenant.Id);
            return NullRecorder.Instance;
        }
    }

    public void Discard(SessionRequest session)
    {
        if (!folders.TryFind(session.Tenant, session.Id, out var folder))
            return;
        try
        {
            files.Delete(CallFolders.RecordingIn(folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotDiscarded(fault, session.Id, session.Tenant.Id);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The caller of {Call} of {Tenant} refused to be recorded, but what was recorded could not be deleted")]
    private partial void LogNotDiscarded(Exception fault, CallId call, TenantId tenant);

    [LoggerMessage(LogLevel.Error, "{Call} of {Tenant} goes on without a recording")]
    private partial void LogNoRecording(Exception fault, CallId call, TenantId tenant);
}
