using System.Buffers;
using System.Text;

namespace Parley.Guardrails.Injection;

/// <summary>Words hidden in base64, hexadecimal, percent signs, rot13 or written backwards.</summary>
internal static class EncodedText
{
    private const int Shortest = 24;
    private const double Readable = 0.9;

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>What encoded stretches of a text say; nothing when it has none.</summary>
    public static IEnumerable<string> Decode(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAnyExcept(Base64);
            length = length < 0 ? text.Length - start : length;
            if (length >= Shortest && FromBase64(text.Substring(start, length)) is { } decoded)
                yield return decoded;
            if (length >= Shortest && FromHex(text.AsSpan(start, length)) is { } hex)
                yield return hex;
            start += length + 1;
        }

        if (text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(text) is var unescaped && unescaped != text)
            yield return unescaped;
    }

    public static string Rot13(string text) => string.Create(text.Length, text, (target, source) =>
    {
        for (var index = 0; index < source.Length; index++)
            target[index] = source[index] is >= 'a' and <= 'z' and var letter ? (char)((letter - 'a' + 13) % 26 + 'a') : source[index];
    });

    public static string Backwards(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private static string? FromBase64(string text)
    {
        var padded = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var count) ? Text(bytes.AsSpan(0, count)) : null;
    }

    private static string? FromHex(ReadOnlySpan<char> text) =>
        text.Length % 2 == 0 && !text.ContainsAnyExcept(Hex) ? Text(Convert.FromHexString(text)) : null;

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        var printable = 0;
        foreach (var value in bytes)
            printable += value is >= 0x20 and < 0x7f or (byte)'\n' ? 1 : 0;
        return bytes.Length > 0 && printable >= bytes.Length * Readable ? Encoding.ASCII.GetString(bytes) : null;
    }
}
