using Parley.Cli.Sessions;
using Parley.Rooms;
using Spectre.Console;

namespace Parley.Cli.Chatting;

/// <summary>One <c>parley chat</c>: reads lines, shows what the agent answers.</summary>
internal static class ChatRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<int> ExecuteAsync(Uri server, AgentChoice agent, CancellationToken cancellationToken)
    {
        try
        {
            var ticket = await SessionApi.OpenAsync(server, agent, "text", cancellationToken);
            await using var connection = await SessionConnection.JoinAsync(ticket, microphone: false, cancellationToken);
            return await ConverseAsync(connection.Client, cancellationToken);
        }
        catch (Exception exception) when (exception is ServerRefusedException or RoomRefusedException)
        {
            Console.Error.WriteLine($"parley: {exception.Message}");
            return ExitCode.NoSession;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<int> ConverseAsync(RoomClient client, CancellationToken cancellationToken)
    {
        var answers = new AnswerReader(client.Notices, TimeProvider.System);
        if (!await ShowAnswerAsync(answers, cancellationToken))
            return ExitCode.Unanswered;
        while (await ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (!await client.SendTextAsync(line, cancellationToken))
            {
                Console.Error.WriteLine("parley: the line could not be sent; the connection is lost or does not carry data.");
                return ExitCode.Unanswered;
            }

            if (!await ShowAnswerAsync(answers, cancellationToken))
                return ExitCode.Unanswered;
        }

        return ExitCode.Done;
    }

    private static async Task<bool> ShowAnswerAsync(AnswerReader answers, CancellationToken cancellationToken)
    {
        var answer = await answers.NextAsync(Patience, cancellationToken);
        if (answer is null)
            Console.Error.WriteLine("parley: " + Silence(answers.End));
        else
            AnsiConsole.MarkupLineInterpolated($"[green]agent[/]  {answer}");
        return answer is not null;
    }

    private static string Silence(RoomNotice? end) => end switch
    {
        RoomNotice.ConnectionLost lost => $"the connection to the server was lost ({lost.Reason.TrimEnd('.')}).",
        RoomNotice.Left left => $"the conversation is over: {left.Reason}.",
        _ => "the agent did not answer.",
    };

    private static async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
            AnsiConsole.Markup("[yellow]  you[/]  ");
        // The console's own asynchronous reading blocks: Ctrl-C would have to wait for a line.
        return (await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken))?.Trim();
    }
}
