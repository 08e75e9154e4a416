using System.Text;

namespace Parley.Conversation.Speaking;

/// <summary>
/// Cuts streamed text into pieces that can be spoken as they stand: sentences, and clauses of long sentences. A piece is given out
/// as soon as it is certain that its sentence is over. One thread at a time.
/// </summary>
internal sealed class SentenceChunker(SpeakingOptions options)
{
    private readonly StringBuilder _pending = new();

    /// <summary>Takes more text and gives the pieces it completes.</summary>
    public IReadOnlyList<string> Push(string text)
    {
        _pending.Append(text);
        List<string>? pieces = null;
        while (NextCut() is var cut and > 0)
        {
            var piece = _pending.ToString(0, cut).Trim();
            _pending.Remove(0, cut);
            if (piece.Length > 0)
                (pieces ??= []).Add(piece);
        }

        return pieces ?? (IReadOnlyList<string>)[];
    }

    /// <summary>The rest, there being no more text.</summary>
    public IReadOnlyList<string> Flush()
    {
        // A last space makes an end out of what was only a possible one.
        var pieces = new List<string>(Push(" "));
        var rest = _pending.ToString().Trim();
        _pending.Clear();
        if (rest.Length > 0)
            pieces.Add(rest);
        return pieces;
    }

    private int NextCut()
    {
        var text = _pending.ToString();
        var sentence = SentenceEnd.Find(text);
        if (sentence > 0 && sentence <= options.LongestChunk)
            return sentence;
        return text.Length > options.LongestChunk ? ClauseCut(text) : sentence;
    }

    /// <summary>The last clause boundary that fits, else the last space, else the limit.</summary>
    private int ClauseCut(string text)
    {
        var limit = options.LongestChunk;
        for (var i = limit - 1; i >= options.ShortestClause; i--)
            if (text[i] is (',' or ';' or ':' or '\u2013' or '\u2014') && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                return i + 1;
        for (var i = limit - 1; i >= options.ShortestClause; i--)
            if (char.IsWhiteSpace(text[i]))
                return i + 1;
        return limit;
    }
}
