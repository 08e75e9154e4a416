using Parley.Flows.Texts;

namespace Parley.Agents.Texts;

/// <summary>What greeting and instructions may read.</summary>
internal static class TextNames
{
    private static readonly string[] Roots = ["session", "user", "memory", "tenant", "agent", "today", "now"];
    private static readonly string[] Session = ["call_id", "user_id", "channel", "language", "date", "time", "weekday"];
    private static readonly string[] User = ["id", "name"];
    private static readonly string[] Agent = ["name", "language"];

    /// <param name="tenant">What the tenant tells of itself.</param>
    /// <returns>What is wrong with reading it; null where nothing is.</returns>
    public static string? FaultOf(TemplateVariable variable, IReadOnlyCollection<string> tenant) => variable.Path switch
    {
        ["today"] or ["now"] => null,
        ["session", var key] => Unknown(variable, key, Session),
        ["tenant", var key] => Unknown(variable, key, tenant),
        ["agent", var key] => Unknown(variable, key, Agent),
        ["user", "name"] => Missing(variable),
        ["user", var key] => Unknown(variable, key, User),
        ["memory", _, ..] => Missing(variable),
        [var root, ..] when !Roots.Contains(root) => $"unknown name '{variable.Text}'{NearMiss.Hint(root, Roots)}",
        [var root] => $"'{root}' is a group of values: name one of them, such as {root}.{Of(root, tenant)[0]}",
        [var root, ..] => $"unknown value '{variable.Text}'{NearMiss.Hint(variable.Path[1], Of(root, tenant))}",
        _ => "names nothing",
    };

    private static string[] Of(string root, IReadOnlyCollection<string> tenant) => root switch
    {
        "session" => Session,
        "user" => User,
        "tenant" => [.. tenant],
        "agent" => Agent,
        _ => ["name"],
    };

    private static string? Unknown(TemplateVariable variable, string key, IReadOnlyCollection<string> known) =>
        known.Contains(key) ? null : $"unknown value '{variable.Text}'{NearMiss.Hint(key, known)}";

    private static string? Missing(TemplateVariable variable) => variable.IsGuarded
        ? null
        : $"'{variable.Text}' is not known of every caller: ask for it with {{% if {variable.Text} %}}, or write {{{{ {variable.Text} | default: \"...\" }}}}";
}
