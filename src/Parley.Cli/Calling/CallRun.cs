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
            var script = await CallerScript.LoadAsync(request, cancellationToken);
            var ticket = await SessionApi.OpenAsync(request.Server, request.Agent, "terminal", cancellationToken);
            var report = await CallAsync(request, ticket, script, cancellationToken);
            CallPrinter.PrintReport(report, request.Json);
            return report.Answered ? ExitCode.Done : ExitCode.Unanswered;
        }
        catch (CallerScriptException exception)
        {
            return Fail(exception.Message, ExitCode.Usage);
        }
        catch (Exception exception) when (exception is SessionRefusedException or RoomRefusedException)
        {
            return Fail(exception.Message, ExitCode.NoSession);
        }
    }

    private static async Task<CallReport> CallAsync(
        CallRequest request, SessionTicket ticket, IReadOnlyList<SpokenTurn> script, CancellationToken cancellationToken)
    {
        using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [LocalAddress(ticket.Url)] }, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        await using var client = await RoomClient.JoinAsync(new RoomClientOptions(ticket.Url, ticket.Token), endpoint, clock, TimeProvider.System, cancellationToken);
        await using var recorder = OpenRecorder(request, client);
        var ear = new AgentEar(client.Ear, TimeProvider.System) { Tap = recorder?.Agent };
        var call = new SpokenCall(client, ear, request.Patience, request.InterruptAfter) { OnCaption = caption => Show(caption, request.Json) };
        return await call.RunAsync(ticket.SessionId, script, cancellationToken);
    }

    private static StereoRecorder? OpenRecorder(CallRequest request, RoomClient client)
    {
        if (request.Save is null)
            return null;
        var recorder = new StereoRecorder(request.Save.FullName, StereoRecorder.DefaultFormat, TimeProvider.System, NullLogger.Instance);
        client.Microphone!.Tap = recorder.Caller;
        return recorder;
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
