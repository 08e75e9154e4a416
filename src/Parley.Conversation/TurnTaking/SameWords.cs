namespace Parley.Conversation.TurnTaking;

/// <summary>Whether two transcripts say the same: recognisers change case, marks and spaces between an interim and its final.</summary>
internal static class SameWords
{
    public static bool In(string one, string other)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < one.Length && !char.IsLetterOrDigit(one[i]))
                i++;
            while (j < other.Length && !char.IsLetterOrDigit(other[j]))
                j++;
            if (i == one.Length || j == other.Length)
                return i == one.Length && j == other.Length;
            if (char.ToUpperInvariant(one[i++]) != char.ToUpperInvariant(other[j++]))
                return false;
        }
    }
}
