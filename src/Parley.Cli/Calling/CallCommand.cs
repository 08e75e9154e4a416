using System.CommandLine;
using System.CommandLine.Parsing;
using Parley.Cli.Sessions;

namespace Parley.Cli.Calling;

/// <summary><c>parley call</c>: a real WebRTC call with our own client stack, turn by turn.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var wav = new Option<FileInfo[]>("--wav") { Description = "Play these files, one a turn (PCM WAV, any rate)", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var say = SayOption.Create("Speak these texts, one a turn, with flite");
        var server = ServerOption.Create();
        var agent = new AgentOptions();
        var voice = new Option<string>("--voice") { Description = "Voice profile for --say", HelpName = "PROFILE", DefaultValueFactory = _ => "clear" };
        var interrupt = SecondsOption.Create("--interrupt-after", "Start each further turn so many seconds after the agent began to answer, instead of waiting for its end", least: 0);
        var patience = SecondsOption.Create("--patience", "Seconds to wait for an answer", value: 15, least: 0.1);
        var save = new Option<FileInfo?>("--save") { Description = "Save what both sides heard (WAV, caller left, agent right)", HelpName = "OUT.WAV" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text" };
        var command = new Command("call", "Place a spoken call: --say TEXT... or --wav FILE...") { wav, say, server, voice, interrupt, patience, save, json };
        agent.AddTo(command);
        command.Validators.Add(result => RequireOneScript(result, wav, say));
        command.Validators.Add(result => SayOption.AddFaults(result, say));
        command.SetAction((parsed, cancellationToken) => CallRun.ExecuteAsync(
            new CallRequest(
                parsed.GetValue(server)!, agent.Of(parsed), parsed.GetValue(wav) ?? [], parsed.GetValue(say) ?? [], parsed.GetValue(voice)!,
                parsed.GetValue(interrupt) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                TimeSpan.FromSeconds(parsed.GetValue(patience)), parsed.GetValue(save), parsed.GetValue(json)),
            cancellationToken));
        return command;
    }

    private static void RequireOneScript(CommandResult result, Option<FileInfo[]> wav, Option<string[]> say)
    {
        if (SayOption.IsBare(result, wav) || SayOption.IsBare(result, say))
            return;
        var files = result.GetValue(wav) ?? [];
        var texts = result.GetValue(say) ?? [];
        if (files.Length == 0 == (texts.Length == 0))
            result.AddError("Give either --say TEXT... or --wav FILE...: what the caller says, one a turn.");
        foreach (var missing in files.Where(file => !file.Exists))
            result.AddError($"--wav: there is no file {missing}.");
    }
}
