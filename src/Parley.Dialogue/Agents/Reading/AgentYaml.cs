using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Parley.Agents.Reading;

/// <summary>
/// The text of an agent file as YAML nodes. Agents also come over the API, so size and depth are bounded before anything recursive runs: a
/// hundred thousand brackets would end the process, and a few lines of aliases can mean billions of nodes.
/// </summary>
internal static class AgentYaml
{
    private const int MostDepth = 40;
    private const int MostNodes = 50_000;

    /// <returns>The root, or null and what is wrong.</returns>
    public static (YamlMappingNode? Root, AgentFault? Fault) Load(string text)
    {
        var stream = new YamlStream();
        try
        {
            if (TooDeep(text) is { } line)
                return (null, new AgentFault("$", $"is nested deeper than {MostDepth} levels", line));
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return (null, new AgentFault("$", OneLine(e.InnerException?.Message ?? e.Message), (int)e.Start.Line));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            // What the library throws for a stray mark in the middle of things.
            return (null, new AgentFault("$", "is no YAML"));
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            return (null, new AgentFault("$", "expected one object with the agent's settings"));
        var left = MostNodes;
        return Weigh(root, 0, ref left) ? (root, null) : (null, new AgentFault("$", "is too large, or its aliases are"));
    }

    /// <summary>The line where it gets too deep. The library's parser reads events one by one, without recursion.</summary>
    private static int? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current?.NestingIncrease ?? 0;
            // Stream and document count as levels.
            if (depth > MostDepth + 2)
                return (int)(parser.Current?.Start.Line ?? 0);
        }

        return null;
    }

    /// <summary>Aliases count as what they stand for; one that stands for what it is in never ends.</summary>
    private static bool Weigh(YamlNode node, int depth, ref int left)
    {
        if (--left < 0 || depth > MostDepth)
            return false;
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping.Children)
                    if (!Weigh(key, depth + 1, ref left) || !Weigh(value, depth + 1, ref left))
                        return false;
                return true;
            case YamlSequenceNode sequence:
                foreach (var item in sequence.Children)
                    if (!Weigh(item, depth + 1, ref left))
                        return false;
                return true;
            default:
                return true;
        }
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
