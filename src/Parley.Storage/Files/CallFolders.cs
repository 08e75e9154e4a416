using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Storage.Files;

/// <summary>
/// Where a call's files are: <c>calls/TENANT/yyyy-MM-dd/CALL_ID/</c>. The day is in the id (a version 7 UUID begins with its Unix time in
/// milliseconds, RFC 9562 section 5.7), so that id and tenant alone lead to the folder. Ids of any other shape have no folder: nothing
/// that came from outside reaches the file system unchecked.
/// </summary>
internal sealed class CallFolders(StorageOptions options)
{
    private const string Prefix = "call_";
    private const int UuidDigits = 32;
    private const int TimeDigits = 12;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public bool TryFind(TenantContext tenant, CallId id, [NotNullWhen(true)] out string? folder)
    {
        folder = TryReadTime(id, out var startedAt)
            ? Path.Combine(
                options.CallsFolder, tenant.Id.Value, startedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), id.Value)
            : null;
        return folder is not null;
    }

    public string? Recording(TenantContext tenant, CallId id) => TryFind(tenant, id, out var folder) ? RecordingIn(folder) : null;

    public static string RecordingIn(string folder) => Path.Combine(folder, "recording.wav");

    public static string TranscriptIn(string folder) => Path.Combine(folder, "transcript.jsonl");

    /// <summary>Named after the transcript, so that whatever deletes that deletes it.</summary>
    public static string HeldIn(string folder) => TranscriptIn(folder) + ".held";

    public static string CallIn(string folder) => Path.Combine(folder, "call.json");

    public static bool TryReadTime(CallId id, out DateTimeOffset time)
    {
        time = default;
        var text = id.Value ?? "";
        if (text.Length != Prefix.Length + UuidDigits || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var digits = text.AsSpan(Prefix.Length);
        if (digits.ContainsAnyExcept(HexDigits))
            return false;
        var milliseconds = long.Parse(digits[..TimeDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}
