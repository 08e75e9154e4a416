using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parley.Server.Hosting;

/// <summary>The key and secret access tokens are signed with (LiveKit's API key and secret).</summary>
internal sealed record ApiCredentials(string Key, string Secret)
{
    /// <summary>HS256 wants a key no shorter than its hash (RFC 7518 section 3.2).</summary>
    private const int SecretBytes = 32;

    private const string FileName = "credentials.json";

    /// <summary>From <c>PARLEY_API_KEY</c> and <c>PARLEY_API_SECRET</c>; else those made at the first start and kept in the data folder.</summary>
    /// <exception cref="StartupException">Only one is set, the secret is too short, or the file is not readable.</exception>
    public static ApiCredentials Load(string? key, string? secret, string dataFolder) => (key, secret) switch
    {
        (null or "", null or "") => FromFile(Path.Combine(dataFolder, FileName)),
        (null or "", _) or (_, null or "") => throw new StartupException("Set both PARLEY_API_KEY and PARLEY_API_SECRET, or neither."),
        _ when Encoding.UTF8.GetByteCount(secret) < SecretBytes =>
            throw new StartupException($"PARLEY_API_SECRET must have at least {SecretBytes} bytes; 'openssl rand -hex 32' makes one."),
        _ => new(key, secret),
    };

    /// <summary>Without the secret: records print all they hold, and a secret must not get into a log that way.</summary>
    public override string ToString() => Key;

    private static ApiCredentials FromFile(string path)
    {
        try
        {
            if (File.Exists(path))
                return JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.ApiJson.Default.ApiCredentials) is { Key.Length: > 0, Secret.Length: >= SecretBytes } kept
                    ? kept
                    : throw new JsonException();
            var made = new ApiCredentials(
                "PK" + RandomNumberGenerator.GetHexString(12), RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true));
            Keep(path, made);
            return made;
        }
        catch (JsonException fault)
        {
            throw new StartupException($"{path} is not readable: delete it and a new key is made at the next start.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{path} cannot be read or written: choose another data folder with --data or change its permissions.", fault);
        }
    }

    private static void Keep(string path, ApiCredentials credentials)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, credentials, Json.ApiJson.Default.ApiCredentials);
    }
}
