namespace Parley.Understanding.Spoken;

/// <summary>Characters spelled one after another.</summary>
/// <param name="Pieces">What each group of tokens stands for, with its place.</param>
internal sealed record CharacterRun(IReadOnlyList<(string Text, TokenSpan Span)> Pieces)
{
    private const int MostPieces = 60;

    public string Text => string.Concat(Pieces.Select(p => p.Text));

    public TokenSpan Span => new(Pieces[0].Span.Start, Pieces[^1].Span.End);

    /// <summary>Every run of the turn that holds a certain character.</summary>
    /// <param name="keepsSounds">Also words in front that only sound like characters: "tea vee one two".</param>
    public static IEnumerable<CharacterRun> All(SpokenTurn turn, bool digitsOnly, bool keepsSounds = false)
    {
        for (var at = 0; at < turn.Count;)
        {
            var (run, end) = From(turn, at, digitsOnly, keepsSounds);
            if (run is not null)
                yield return run;
            at = Math.Max(end, at + 1);
        }
    }

    private static (CharacterRun? Run, int End) From(SpokenTurn turn, int start, bool digitsOnly, bool keepsSounds)
    {
        var pieces = new List<(string Text, TokenSpan Span, bool IsCertain)>();
        var at = start;
        while (at < turn.Count && pieces.Count < MostPieces)
        {
            if (SpokenCharacters.Read(turn, at, digitsOnly) is { } read)
            {
                pieces.Add((read.Value.Text, new TokenSpan(at, read.End), read.Value.IsCertain));
                at = read.End;
            }
            else if (pieces.Count > 0 && SpokenCharacters.IsFiller(turn[at]))
                at++;
            else
                break;
        }

        // Common words at the edges ("for", "to", "you", "a") belong to the sentence around.
        while (pieces.Count > 0 && !pieces[^1].IsCertain)
            pieces.RemoveAt(pieces.Count - 1);
        while (pieces.Count > 0 && !keepsSounds && !pieces[0].IsCertain && pieces[0].Text is not ("a" or "i"))
            pieces.RemoveAt(0);
        return pieces.Any(p => p.IsCertain) ? (new CharacterRun([.. pieces.Select(p => (p.Text, p.Span))]), at) : (null, at);
    }
}
