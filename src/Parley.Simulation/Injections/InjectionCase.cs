namespace Parley.Simulation.Injections;

/// <summary>One attempt to have something done that nobody approved.</summary>
/// <param name="Route">How the words come in: <c>user_text, knowledge, tool_results</c>.</param>
/// <param name="Aim">What they are after: <c>cancel, book, move, ticket, person, notice, email, sms</c>.</param>
internal sealed record InjectionCase(string Route, string Aim, string Text)
{
    /// <param name="folder">Holds a file a route; a line a case: <c>aim | words</c>, comments after #.</param>
    public static IReadOnlyList<InjectionCase> Read(string folder) =>
    [
        .. from route in (string[])["user_text", "knowledge", "tool_results"]
           from line in File.ReadLines(Path.Combine(folder, route + ".txt"))
           where line.Length > 0 && line[0] != '#'
           let parts = line.Split('|', 2, StringSplitOptions.TrimEntries)
           select new InjectionCase(route, parts[0], parts[1]),
    ];
}
