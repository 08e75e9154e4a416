using System.CommandLine;
using Parley.Cli.Sessions;

namespace Parley.Cli.Chatting;

/// <summary><c>parley chat</c>: the same conversation by typing.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var say = SayOption.Create("Send these lines, one a turn, and end");
        var server = ServerOption.Create();
        var agent = new AgentOptions();
        var patience = SecondsOption.Create("--patience", "Seconds to wait for an answer", value: 20, least: 0.1);
        var save = new Option<FileInfo?>("--save") { Description = "Save what both sides said, a line each", HelpName = "OUT.TXT" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document at the end instead of lines" };
        var command = new Command("chat", "Type to the agent; an empty line or Ctrl-D ends, and lines may be piped in") { say, server, patience, save, json };
        agent.AddTo(command);
        command.Validators.Add(result => SayOption.AddFaults(result, say));
        command.SetAction((parsed, cancellationToken) => ChatRun.ExecuteAsync(
            new ChatRequest(
                parsed.GetValue(server)!, agent.Of(parsed), parsed.GetValue(say) ?? [], TimeSpan.FromSeconds(parsed.GetValue(patience)), parsed.GetValue(save), parsed.GetValue(json)),
            cancellationToken));
        return command;
    }
}
