namespace Parley.Flows.Texts;

/// <summary>How long and how deep a template may be. Its parser is recursive: some thousand brackets in a row would end the process.</summary>
internal static class TemplateBounds
{
    private const int MostLetters = 20_000;
    private const int MostTags = 200;
    private const int MostBrackets = 20;

    /// <returns>Null where it is within its bounds.</returns>
    public static string? FaultOf(string source)
    {
        if (source.Length > MostLetters)
            return $"is longer than {MostLetters} letters";
        var (tags, depth) = (0, 0);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '{' && i + 1 < source.Length && source[i + 1] is '{' or '%')
                (tags, depth) = (tags + 1, 0);
            else if (tags > 0 && source[i] is '(' or '[')
                depth++;
            else if (source[i] is ')' or ']')
                depth = Math.Max(0, depth - 1);
            if (tags > MostTags)
                return $"has more than {MostTags} tags";
            if (depth > MostBrackets)
                return $"has more than {MostBrackets} brackets within each other";
        }

        return null;
    }
}
