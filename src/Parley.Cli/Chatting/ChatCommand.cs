using System.CommandLine;
using Parley.Cli.Sessions;

namespace Parley.Cli.Chatting;

/// <summary><c>parley chat</c>: the same conversation by typing.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var server = ServerOption.Create();
        var agent = new AgentOptions();
        var command = new Command("chat", "Type to the agent; an empty line or Ctrl-D ends, and lines may be piped in") { server };
        agent.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ChatRun.ExecuteAsync(parsed.GetValue(server)!, agent.Of(parsed), cancellationToken));
        return command;
    }
}
