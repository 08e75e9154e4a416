using System.Text;
using DiffPlex;

namespace Parley.Agents.Versions;

/// <summary>Two texts' difference as people read it: lines of the old with '-', of the new with '+', some around them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Of(string from, string to, string fromName, string toName)
    {
        var diff = Differ.Instance.CreateLineDiffs(from, to, ignoreWhitespace: false);
        if (diff.DiffBlocks.Count == 0)
            return "";
        var text = new StringBuilder().Append($"--- {fromName}\n+++ {toName}\n");
        var blocks = diff.DiffBlocks;
        for (var first = 0; first < blocks.Count;)
        {
            var last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - (blocks[last].DeleteStartA + blocks[last].DeleteCountA) <= 2 * Context)
                last++;
            Hunk(text, diff.PiecesOld, diff.PiecesNew, [.. blocks.Skip(first).Take(last - first + 1)]);
            first = last + 1;
        }

        return text.ToString();
    }

    private static void Hunk(StringBuilder text, IReadOnlyList<string> old, IReadOnlyList<string> changed, DiffPlex.Model.DiffBlock[] blocks)
    {
        var (head, tail) = (blocks[0], blocks[^1]);
        var start = Math.Max(0, head.DeleteStartA - Context);
        var end = Math.Min(old.Count, tail.DeleteStartA + tail.DeleteCountA + Context);
        var newStart = head.InsertStartB - (head.DeleteStartA - start);
        var newCount = end - start + blocks.Sum(block => block.InsertCountB - block.DeleteCountA);
        text.Append($"@@ -{Range(start, end - start)} +{Range(newStart, newCount)} @@\n");
        var at = start;
        foreach (var block in blocks)
        {
            for (; at < block.DeleteStartA; at++)
                text.Append($" {old[at]}\n");
            for (; at < block.DeleteStartA + block.DeleteCountA; at++)
                text.Append($"-{old[at]}\n");
            for (var i = 0; i < block.InsertCountB; i++)
                text.Append($"+{changed[block.InsertStartB + i]}\n");
        }

        for (; at < end; at++)
            text.Append($" {old[at]}\n");
    }

    /// <summary>From 1; of no lines at all, the one before them.</summary>
    private static string Range(int start, int count) => $"{(count == 0 ? start : start + 1)},{count}";
}
