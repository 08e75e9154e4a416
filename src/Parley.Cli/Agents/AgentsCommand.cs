using System.CommandLine;
using Parley.Cli.Sessions;

namespace Parley.Cli.Agents;

/// <summary><c>parley agents save</c>, <c>versions</c>, <c>publish</c> and <c>figures</c>: agents' versions at a running server. Checking needs none and is the server's own.</summary>
internal static class AgentsCommand
{
    public static Command Create() => new("agents", "Work on agents of a running server") { Save(), Versions(), Publish(), Figures() };

    private static Command Save()
    {
        var (server, tenant) = (ServerOption.Create(), Tenant());
        var file = new Argument<FileInfo>("FILE") { Description = "The agent's file; its name is the agent's id" };
        file.AcceptExistingOnly();
        var (author, note) = (Author("Who saves it"), Note("What changed and why"));
        var command = new Command("save", "Save an agent as its next version, and say what would keep it from being published") { file, server, tenant, author, note };
        command.SetAction((parsed, cancellationToken) => AgentRuns.SaveAsync(
            parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(file)!, parsed.GetValue(author)!, parsed.GetValue(note)!, cancellationToken));
        return command;
    }

    private static Command Versions()
    {
        var (server, tenant, agent) = (ServerOption.Create(), Tenant(), Agent());
        var command = new Command("versions", "An agent's versions, newest first, and which of them answer") { agent, server, tenant };
        command.SetAction((parsed, cancellationToken) => AgentRuns.ShowVersionsAsync(parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(agent)!, cancellationToken));
        return command;
    }

    private static Command Publish()
    {
        var (server, tenant, agent) = (ServerOption.Create(), Tenant(), Agent());
        var shares = new Argument<IReadOnlyList<VersionShare>>("VERSION")
        {
            Description = "Which version answers from the next call on, an older one to roll back; 4=80 5=20 lets two share the traffic. The newest if left out",
            Arity = new ArgumentArity(0, 2), CustomParser = VersionShare.Read, DefaultValueFactory = _ => [],
        };
        var (author, note) = (Author("Who publishes it"), Note("Why"));
        var command = new Command("publish", "Let a saved version answer, once it passes its checks") { agent, shares, server, tenant, author, note };
        command.SetAction((parsed, cancellationToken) => AgentRuns.PublishAsync(
            parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(agent)!, parsed.GetValue(shares)!, parsed.GetValue(author)!, parsed.GetValue(note)!, cancellationToken));
        return command;
    }

    private static Command Figures()
    {
        var (server, tenant, agent) = (ServerOption.Create(), Tenant(), Agent());
        var command = new Command("figures", "How each version of an agent did: calls, delays, tokens and cost") { agent, server, tenant };
        command.SetAction((parsed, cancellationToken) => AgentRuns.ShowFiguresAsync(parsed.GetValue(server)!, parsed.GetValue(tenant), parsed.GetValue(agent)!, cancellationToken));
        return command;
    }

    private static Argument<string> Agent() => new("AGENT") { Description = "The agent's id" };

    private static Option<string> Author(string who) => new("--author") { HelpName = "NAME", Description = who, DefaultValueFactory = _ => Environment.UserName };

    private static Option<string> Note(string what) => new("--note") { HelpName = "TEXT", Description = what, DefaultValueFactory = _ => "" };

    private static Option<string?> Tenant() => new("--tenant") { HelpName = "ID", Description = "Whose agent; the server's own tenant's if left out" };
}
