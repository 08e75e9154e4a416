using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Parley.Cli.Sessions;

namespace Parley.Cli.Calling;

/// <summary><c>parley call</c>: a real WebRTC call with our own client stack, turn by turn.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var wav = new Option<FileInfo[]>("--wav") { Description = "Play these files, one a turn (PCM WAV, any rate)", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var say = new Option<string[]>("--say") { Description = "Speak these texts, one a turn, with flite", HelpName = "TEXT", AllowMultipleArgumentsPerToken = true };
        var server = ServerOption.Create();
        var agent = new AgentOptions();
        var voice = new Option<string>("--voice") { Description = "Voice profile for --say", HelpName = "PROFILE", DefaultValueFactory = _ => "clear" };
        var interrupt = new Option<double?>("--interrupt-after") { Description = "Start each further turn so many seconds after the agent began to answer, instead of waiting for its end", HelpName = "SECONDS" };
        var patience = new Option<double>("--patience") { Description = "Seconds to wait for an answer", HelpName = "SECONDS", DefaultValueFactory = _ => 15 };
        var save = new Option<FileInfo?>("--save") { Description = "Save what both sides heard (WAV, caller left, agent right)", HelpName = "OUT.WAV" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text" };
        var command = new Command("call", "Place a spoken call: --say TEXT... or --wav FILE...") { wav, say, server, voice, interrupt, patience, save, json };
        agent.AddTo(command);
        command.Validators.Add(result => RequireOneScript(result, wav, say));
        interrupt.Validators.Add(result => RequireSeconds(result, interrupt.Name, least: 0));
        patience.Validators.Add(result => RequireSeconds(result, patience.Name, least: 0.1));
        command.SetAction((parsed, cancellationToken) => CallRun.ExecuteAsync(
            new CallRequest(
                parsed.GetValue(server)!, agent.Of(parsed), parsed.GetValue(wav) ?? [], parsed.GetValue(say) ?? [], parsed.GetValue(voice)!,
                parsed.GetValue(interrupt) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                TimeSpan.FromSeconds(parsed.GetValue(patience)), parsed.GetValue(save), parsed.GetValue(json)),
            cancellationToken));
        return command;
    }

    private static void RequireSeconds(OptionResult result, string option, double least)
    {
        foreach (var token in result.Tokens)
            if (!double.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) || !(seconds >= least && seconds <= 600))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option} takes seconds from {least} to 600, not '{token.Value}'."));
    }

    private static void RequireOneScript(CommandResult result, Option<FileInfo[]> wav, Option<string[]> say)
    {
        var files = result.GetValue(wav) ?? [];
        var texts = result.GetValue(say) ?? [];
        if (files.Length == 0 == (texts.Length == 0))
            result.AddError("Give either --say TEXT... or --wav FILE...: what the caller says, one a turn.");
        if (texts.Any(string.IsNullOrWhiteSpace))
            result.AddError("--say takes words to speak, not an empty text.");
        // An option that takes several texts would also take, and speak, a misspelt option.
        foreach (var misspelt in texts.Where(text => text.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"There is no option {misspelt}.");
        foreach (var missing in files.Where(file => !file.Exists))
            result.AddError($"--wav: there is no file {missing}.");
    }
}
