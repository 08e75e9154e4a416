using System.CommandLine;

namespace Parley.Cli.Sessions;

/// <summary><c>--agent</c> and <c>--tenant</c>: whom to talk to.</summary>
internal sealed class AgentOptions
{
    private readonly Option<string?> _agent = new("--agent") { HelpName = "NAME", Description = "The agent to talk to, by name or id; the tenant's first one if left out" };
    private readonly Option<string?> _tenant = new("--tenant") { HelpName = "ID", Description = "Whose agent, where several tenants have one of that name" };

    public void AddTo(Command command)
    {
        command.Add(_agent);
        command.Add(_tenant);
    }

    public AgentChoice Of(ParseResult parsed) => new(parsed.GetValue(_agent), parsed.GetValue(_tenant));
}
