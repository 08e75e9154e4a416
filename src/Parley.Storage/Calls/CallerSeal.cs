using System.Security.Cryptography;
using System.Text.Json;
using Parley.Calls;
using Parley.Storage.Encryption;

namespace Parley.Storage.Calls;

/// <summary>Keeps what is known of a caller with the call, for one that goes on with it when the line broke; it is nobody's to read.</summary>
internal static class CallerSeal
{
    /// <returns>Empty where nothing is known.</returns>
    public static string Close(RecordCipher cipher, SessionRequest session) => session.UserName.Length == 0 && session.Memory.Count == 0
        ? ""
        : cipher.Seal(JsonSerializer.Serialize(new KnownCaller(session.UserName, session.Memory), RecordsJson.Default.KnownCaller), PlaceOf(session.Tenant.Id.Value, session.Id.Value));

    /// <summary>One that cannot be read any more is nobody: the call goes on all the same.</summary>
    public static KnownCaller Open(RecordCipher cipher, CallRow row)
    {
        if (row.Caller.Length == 0)
            return KnownCaller.Nobody;
        try
        {
            return JsonSerializer.Deserialize(cipher.Open(row.Caller, PlaceOf(row.TenantId, row.Id)), RecordsJson.Default.KnownCaller) ?? KnownCaller.Nobody;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return KnownCaller.Nobody;
        }
    }

    private static string PlaceOf(string tenant, string call) => $"{tenant}/calls/{call}/caller";
}
