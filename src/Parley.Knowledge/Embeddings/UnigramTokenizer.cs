using System.Text;
using System.Text.Json;

namespace Parley.Knowledge.Embeddings;

/// <summary>
/// SentencePiece's unigram model (Kudo 2018): of all ways to cut a text into pieces, the one whose pieces' log probabilities sum highest,
/// found by Viterbi.
/// </summary>
internal sealed class UnigramTokenizer
{
    private const char Space = '\u2581';
    private const int Unknown = 0;
    private const int ReservedPieces = 6;

    /// <summary>Far below the rarest piece, so that an unknown character is only taken where nothing else fits.</summary>
    private const float UnknownScore = -30;

    private readonly Dictionary<string, (int Id, float Score)> _pieces = new(StringComparer.Ordinal);
    private readonly int _longest;

    /// <param name="pieces">Piece and log probability in id order; the first six are control pieces that never match text.</param>
    public UnigramTokenizer(IEnumerable<(string Piece, float Score)> pieces)
    {
        var id = 0;
        foreach (var (piece, score) in pieces)
        {
            if (id >= ReservedPieces)
                _pieces.TryAdd(piece, (id, score));
            id++;
        }

        _longest = _pieces.Keys.Max(p => p.Length);
    }

    /// <summary>Reads a JSON array of <c>[piece, score]</c>; a piece without a score is never taken.</summary>
    public static UnigramTokenizer Load(string file)
    {
        using var vocabulary = JsonDocument.Parse(File.ReadAllBytes(file));
        return new UnigramTokenizer(vocabulary.RootElement.EnumerateArray().Select(p => (p[0].GetString()!, Score(p[1]))).ToList());

        static float Score(JsonElement score) => score.ValueKind is JsonValueKind.Number ? score.GetSingle() : float.NegativeInfinity;
    }

    /// <summary>Piece ids, without markers; adjoining unknown characters are one unknown piece. Empty for blank text.</summary>
    public int[] Encode(string text)
    {
        // Without globalisation data Normalize leaves text other than ASCII as it is; its pieces then come out as unknown.
        var words = text.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var line = Space + string.Join(Space, words);
        return Backtrack(Forward(line));
    }

    /// <summary>For each end position: the best piece that ends there, where it starts, and the best score so far.</summary>
    private (int Id, int Start, float Score)[] Forward(string line)
    {
        var lookup = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        var best = new (int Id, int Start, float Score)[line.Length + 1];
        for (var end = 1; end <= line.Length; end++)
        {
            best[end] = (Unknown, end - 1, best[end - 1].Score + UnknownScore);
            for (var start = Math.Max(0, end - _longest); start < end; start++)
                if (lookup.TryGetValue(line.AsSpan(start, end - start), out var piece) && best[start].Score + piece.Score > best[end].Score)
                    best[end] = (piece.Id, start, best[start].Score + piece.Score);
        }

        return best;
    }

    private static int[] Backtrack((int Id, int Start, float Score)[] best)
    {
        var ids = new List<int>();
        for (var end = best.Length - 1; end > 0; end = best[end].Start)
            if (best[end].Id != Unknown || ids.Count == 0 || ids[^1] != Unknown)
                ids.Add(best[end].Id);
        ids.Reverse();
        return [.. ids];
    }
}
