using Parley.Calls;
using Parley.Cli.Sessions;
using Parley.Rooms;

namespace Parley.Cli.Calling;

/// <summary>One <c>parley call</c> from ticket to report.</summary>
internal static class CallRun
{
    public static async Task<int> ExecuteAsync(CallRequest request, CancellationToken cancellationToken)
    {
        try
        {
            Recording.RequireWritable(request.Save);
            var script = await CallerScript.LoadAsync(request, cancellationToken);
            var ticket = await SessionApi.OpenAsync(request.Server, request.Agent, "terminal", cancellationToken);
            var report = await CallAsync(request, ticket, script, cancellationToken);
            CallPrinter.PrintReport(report, request.Json);
            if (cancellationToken.IsCancellationRequested)
                return ExitCode.Interrupted;
            return report.Answered ? ExitCode.Done : ExitCode.Unanswered;
        }
        catch (Exception exception) when (exception is CallerScriptException or RecordingException)
        {
            return Fail(exception.Message, ExitCode.Usage);
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

    private static async Task<CallReport> CallAsync(
        CallRequest request, SessionTicket ticket, IReadOnlyList<SpokenTurn> script, CancellationToken cancellationToken)
    {
        await using var connection = await SessionConnection.JoinAsync(ticket, microphone: true, cancellationToken);
        var client = connection.Client;
        await using var recorder = Recording.Open(request.Save, client);
        var ear = new AgentEar(client.Ear, TimeProvider.System) { Tap = recorder?.Agent };
        var call = new SpokenCall(client, ear, request.Patience, request.InterruptAfter) { OnCaption = caption => Show(caption, request.Json) };
        return await call.RunAsync(ticket.SessionId, script, cancellationToken);
    }

    private static void Show(Caption caption, bool json)
    {
        if (caption.IsFinal && !json)
            CallPrinter.PrintCaption(caption);
    }

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"parley: {message}");
        return code;
    }
}
