namespace Parley.Speech.Recognition;

/// <summary>
/// Joins the texts of a window that moves over a long utterance. While the window's start stays, a newer text simply replaces the
/// last. When it moves, the words before the new start are committed: which those are is told by where the old text's end and the
/// new text's beginning agree best (an overlap alignment), because the model gives no word times. Pure.
/// </summary>
internal sealed class InterimStitcher
{
    private readonly List<string> _committed = [];
    private string[] _window = [];
    private double? _shareBeforeStart;

    /// <summary>The next text will be of a window that starts later.</summary>
    /// <param name="share">How much of the last window lies before the new start, 0 to 1: the guess where no word agrees.</param>
    public void MoveStart(double share) => _shareBeforeStart = share;

    /// <returns>The whole utterance's text so far.</returns>
    public string Add(string windowText)
    {
        var words = windowText.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_shareBeforeStart is { } share)
        {
            var before = Overlap(_window, words) ?? (int)Math.Round(share * _window.Length);
            _committed.AddRange(_window.Take(before));
            _shareBeforeStart = null;
        }

        _window = words;
        return string.Join(' ', _committed.Concat(words));
    }

    /// <summary>
    /// The index in <paramref name="old"/> at which <paramref name="fresh"/> begins. Null when they share too little to tell.
    /// </summary>
    internal static int? Overlap(string[] old, string[] fresh)
    {
        const int match = 2, mismatch = -1, gap = -1;
        var a = Array.ConvertAll(old, Bare);
        var b = Array.ConvertAll(fresh, Bare);
        // The old text's beginning is skipped for nothing (row start free), the new text's end too (any end in the last row).
        var score = new int[a.Length + 1, b.Length + 1];
        var origin = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            origin[i, 0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (score[i, j], origin[i, j]) = (score[i, j - 1] + gap, origin[i, j - 1]);
                if (i == 0)
                    continue;
                Improve(i, j, score[i - 1, j] + gap, origin[i - 1, j]);
                Improve(i, j, score[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? match : mismatch), origin[i - 1, j - 1]);
            }
        }

        var best = Enumerable.Range(0, b.Length + 1).MaxBy(j => score[a.Length, j]);
        return score[a.Length, best] > 0 ? origin[a.Length, best] : null;

        void Improve(int i, int j, int candidate, int from)
        {
            if (candidate >= score[i, j])
                (score[i, j], origin[i, j]) = (candidate, from);
        }
    }

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
