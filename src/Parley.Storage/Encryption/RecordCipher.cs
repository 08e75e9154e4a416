using System.Security.Cryptography;
using System.Text;
using Parley.Storage.Files;

namespace Parley.Storage.Encryption;

/// <summary>
/// Seals what must be kept whole to go on with a call and is nobody's to read: the state of its flows, the results of its tools, the arguments
/// that wait for an approval. AES-256-GCM with a fresh nonce each time (NIST SP 800-38D, section 8.2.2), bound to where it belongs, so that a text moved elsewhere does not open. Thread-safe.
/// </summary>
internal sealed class RecordCipher
{
    private const string Mark = "sealed.1:";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly Lazy<byte[]> _key;

    public RecordCipher(StorageOptions options, IRecordFiles files) => _key = new Lazy<byte[]>(() => options.RecordKey ?? FromFile(options, files));

    /// <param name="belongsTo">Tenant and place; the same to open it.</param>
    public string Seal(string text, string belongsTo)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(belongsTo));
        return Mark + Convert.ToBase64String(box);
    }

    /// <summary>What was stored before there was a seal is given as it is.</summary>
    /// <exception cref="CryptographicException">Another key sealed it, or somebody changed it.</exception>
    public string Open(string stored, string belongsTo)
    {
        if (!stored.StartsWith(Mark, StringComparison.Ordinal))
            return stored;
        var box = Convert.FromBase64String(stored[Mark.Length..]);
        if (box.Length < NonceBytes + TagBytes)
            throw new CryptographicException("A sealed text is cut short.");
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(belongsTo));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Made at its first use, for its owner only. One process holds a data folder at a time.</summary>
    private static byte[] FromFile(StorageOptions options, IRecordFiles files)
    {
        var folder = Path.Combine(options.DataFolder, "keys");
        var path = Path.Combine(folder, "records.key");
        if (File.Exists(path))
            return Convert.FromBase64String(File.ReadAllText(path)) is { Length: KeyBytes } kept
                ? kept
                : throw new CryptographicException($"{path} holds no key of {KeyBytes} bytes.");
        var made = RandomNumberGenerator.GetBytes(KeyBytes);
        files.CreateFolder(folder);
        files.Replace(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(made)));
        return made;
    }
}
