using System.CommandLine;

namespace Parley.Cli.Sessions;

/// <summary><c>--agent</c> and <c>--tenant</c>: whom to talk to; <c>--consent</c>: whether that may be recorded.</summary>
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

    public void AddTo(Command command)
    {
        command.Add(_agent);
        command.Add(_tenant);
        command.Add(_consent);
    }

    public AgentChoice Of(ParseResult parsed) => new(parsed.GetValue(_agent), parsed.GetValue(_tenant), parsed.GetValue(_consent)!);
}
