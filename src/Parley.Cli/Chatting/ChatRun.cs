using Parley.Cli.Sessions;
using Parley.Rooms;

namespace Parley.Cli.Chatting;

/// <summary>One <c>parley chat</c>: sends lines, shows what the agent answers, reports.</summary>
internal sealed class ChatRun(ChatRequest request, TimeProvider clock)
{
    private readonly List<ChatTurn> _turns = [];
    private readonly Queue<string> _script = new(request.Say);
    private string _greeting = "";
    private string? _brokeOff;

    public static async Task<int> ExecuteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (OutputFile.FaultOf("--save", request.Save) is { } fault)
            return Fail(fault, ExitCode.Usage);
        try
        {
            return await new ChatRun(request, TimeProvider.System).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is ServerRefusedException or RoomRefusedException)
        {
            return Fail(exception.Message, ExitCode.NoSession);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Before anybody spoke: there is nothing to report.
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ticket = await SessionApi.OpenAsync(request.Server, request.Agent, "text", cancellationToken);
        await using var connection = await SessionConnection.JoinAsync(ticket, microphone: false, cancellationToken);
        var isInterrupted = false;
        try
        {
            await ConverseAsync(connection.Client, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isInterrupted = true;
        }

        var report = new ChatReport(ticket.SessionId, _greeting, _turns, _brokeOff);
        await TellAsync(report);
        return isInterrupted ? ExitCode.Interrupted : report.Answered ? ExitCode.Done : ExitCode.Unanswered;
    }

    private async Task ConverseAsync(RoomClient client, CancellationToken cancellationToken)
    {
        var answers = new AnswerReader(client.Notices, clock);
        _greeting = await answers.NextAsync(request.Patience, cancellationToken) ?? "";
        if (_greeting.Length == 0)
        {
            _brokeOff = Silence(answers.End);
            return;
        }

        if (!request.Json)
            ChatPrinter.Greeting(_greeting);
        while (_brokeOff is null && await NextLineAsync(cancellationToken) is { Length: > 0 } line)
            await TakeTurnAsync(client, answers, line, cancellationToken);
    }

    private async Task TakeTurnAsync(RoomClient client, AnswerReader answers, string line, CancellationToken cancellationToken)
    {
        if (!await client.SendTextAsync(line, cancellationToken))
        {
            _brokeOff = "the line could not be sent; the connection is lost or does not carry data.";
            return;
        }

        var turn = new ChatTurn(line, await answers.NextAsync(request.Patience, cancellationToken) ?? "", answers.FirstWords);
        _turns.Add(turn);
        if (turn.Answer.Length == 0)
            _brokeOff = Silence(answers.End);
        else if (!request.Json)
            ChatPrinter.Answered(turn);
    }

    private async Task TellAsync(ChatReport report)
    {
        if (request.Json)
            Console.WriteLine(ChatPrinter.Json(report));
        else if (report.BrokeOff is { } reason)
            Console.Error.WriteLine($"parley: {reason}");
        if (request.Save is { } file)
            await File.WriteAllTextAsync(file.FullName, ChatPrinter.Transcript(report), CancellationToken.None);
    }

    private static string Silence(RoomNotice? end) => end switch
    {
        RoomNotice.ConnectionLost lost => $"the connection to the server was lost ({lost.Reason.TrimEnd('.')}).",
        RoomNotice.Left left => $"the conversation is over: {left.Reason}.",
        _ => "the agent did not answer.",
    };

    private async Task<string?> NextLineAsync(CancellationToken cancellationToken)
    {
        if (request.Say.Count > 0)
            return Shown(_script.TryDequeue(out var scripted) ? scripted : null);
        if (Console.IsInputRedirected)
            return Shown(await ReadLineAsync(cancellationToken));
        if (!request.Json)
            ChatPrinter.Prompt();
        return await ReadLineAsync(cancellationToken);
    }

    /// <summary>What nobody typed here nobody sees otherwise.</summary>
    private string? Shown(string? line)
    {
        if (line is { Length: > 0 } && !request.Json)
            ChatPrinter.Said(line);
        return line;
    }

    // The console's own asynchronous reading blocks: Ctrl-C would have to wait for a line.
    private static async Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        (await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken))?.Trim();

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"parley: {message}");
        return code;
    }
}
