namespace Parley.Understanding.Spoken;

/// <summary>One word, number or sign of a turn.</summary>
/// <param name="Text">Lower case.</param>
/// <param name="Original">As written.</param>
/// <param name="Start">Where it begins in the turn's text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Gap">What stands between it and the token before: usually a space, "." in "example.com".</param>
internal readonly record struct Token(string Text, string Original, int Start, int End, string Gap)
{
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create(",;.?!:\u2026\u2014");

    /// <summary>A comma or the end of a sentence stands before it. Recognisers set few of them, so its absence says nothing.</summary>
    public bool IsBreak => Gap.AsSpan().ContainsAny(Stops) && Gap.Length > 1;

    public bool IsDigits => Text.Length > 0 && Text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
