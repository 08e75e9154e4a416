using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Calls;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.WebRtc;

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
        using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [LocalAddress(ticket.Url)] }, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        await using var client = await RoomClient.JoinAsync(new RoomClientOptions(ticket.Url, ticket.Token), endpoint, clock, TimeProvider.System, cancellationToken);
        await using var recorder = Recording.Open(request.Save, client);
        var ear = new AgentEar(client.Ear, TimeProvider.System) { Tap = recorder?.Agent };
        var call = new SpokenCall(client, ear, request.Patience, request.InterruptAfter) { OnCaption = caption => Show(caption, request.Json) };
        return await call.RunAsync(ticket.SessionId, script, cancellationToken);
    }

    /// <summary>A loopback server is called from loopback; any other from all our addresses.</summary>
    private static IPAddress LocalAddress(Uri server) => server.IsLoopback ? IPAddress.Loopback : IPAddress.Any;

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
