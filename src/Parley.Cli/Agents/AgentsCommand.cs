using System.CommandLine;
using Parley.Cli.Sessions;

namespace Parley.Cli.Agents;

/// <summary><c>parley agents save</c> and <c>parley agents figures</c>: agents' versions at a running server. Checking needs none and is the server's own.</summary>
internal static class AgentsCommand
{
    public static Command Create() => new("agents", "Work on agents of a running server") { Save(), Figures() };

    private static Command Save()
    {
        var (server, tenant) = (ServerOption.Create(), Tenant());
        var file = new Argument<FileInfo>("FILE") { Description = "The agent's file; its name is the agent's id" };
        file.AcceptExistingOnly();
        var author = new Option<string>("--author") { HelpName = "NAME", Description = "Who saves it", DefaultValueFactory = _ => Environment.UserName };
        var note = new Option<string>("--note") { HelpName = "TEXT", Description = "What changed and why", DefaultValueFactory = _ => "" };
        var command = new Command("save", "Save an agent as its next version, and say what would keep it from being published") { file, server, tenant, author, note };
        command.SetAction((parsed, cancellationToken) => AgentRuns.SaveAsync(
            parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(file)!, parsed.GetValue(author)!, parsed.GetValue(note)!, cancellationToken));
        return command;
    }

    private static Command Figures()
    {
        var (server, tenant) = (ServerOption.Create(), Tenant());
        var agent = new Argument<string>("AGENT") { Description = "The agent's id" };
        var command = new Command("figures", "How each version of an agent did: calls, delays, tokens and cost") { agent, server, tenant };
        command.SetAction((parsed, cancellationToken) => AgentRuns.ShowFiguresAsync(parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(agent)!, cancellationToken));
        return command;
    }

    private static Option<string?> Tenant() => new("--tenant") { HelpName = "ID", Description = "Whose agent; the server's own tenant's if left out" };
}
