using System.CommandLine;
using System.CommandLine.Parsing;

namespace Parley.Cli.Sessions;

/// <summary><c>--agent</c> and <c>--tenant</c>: whom to talk to; <c>--consent</c>: whether that may be recorded; <c>--user-name</c> and <c>--memory</c>: who talks.</summary>
internal sealed class AgentOptions
{
    private readonly Option<string?> _agent = new("--agent") { HelpName = "NAME", Description = "The agent to talk to, by name or id; the tenant's first one if left out" };
    private readonly Option<string?> _tenant = new("--tenant") { HelpName = "ID", Description = "Whose agent, where several tenants have one of that name" };
    private readonly Option<string> _consent = new Option<string>("--consent")
    {
        HelpName = "granted|refused|unknown",
        Description = "What you have said to being recorded before the call; with unknown the agent announces it or asks, as its file says",
        DefaultValueFactory = _ => "unknown",
    }.AcceptOnlyFromAmong("granted", "refused", "unknown");

    private readonly Option<string?> _userName = new("--user-name") { HelpName = "NAME", Description = "What you are called, for agents that greet by it" };
    private readonly Option<Dictionary<string, string>> _memory = new("--memory")
    {
        HelpName = "NAME=TEXT",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        Description = "What is remembered of you, which agents read as memory.NAME; several with several --memory",
        CustomParser = Memories,
    };

    public void AddTo(Command command)
    {
        command.Add(_agent);
        command.Add(_tenant);
        command.Add(_consent);
        command.Add(_userName);
        command.Add(_memory);
    }

    public AgentChoice Of(ParseResult parsed) => new(
        parsed.GetValue(_agent), parsed.GetValue(_tenant), parsed.GetValue(_consent)!, parsed.GetValue(_userName), parsed.GetValue(_memory));

    private static Dictionary<string, string> Memories(ArgumentResult given)
    {
        var memories = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in given.Tokens)
        {
            var parts = token.Value.Split('=', 2);
            if (parts is [{ Length: > 0 } name, { Length: > 0 } text])
                memories[name] = text;
            else
                given.AddError($"--memory takes NAME=TEXT, not '{token.Value}'.");
        }

        return memories;
    }
}
