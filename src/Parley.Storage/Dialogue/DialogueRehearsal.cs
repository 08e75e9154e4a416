using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Hosting;
using Parley.Tenancy;

namespace Parley.Storage.Dialogue;

/// <summary>
/// Has the queries of a turn compiled as soon as the process is up: the first turn of the first call would wait about half a second for them.
/// </summary>
internal sealed partial class DialogueRehearsal(
    DialogueStates states, TimeProvider clock, ILogger<DialogueRehearsal> logger, IHostApplicationLifetime? lifetime = null) : BackgroundService
{
    /// <summary>Owns nothing; what is rehearsed is taken back.</summary>
    private static readonly TenantContext Nobody = new(TenantId.Parse("rehearsal"));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RehearseAsync(stoppingToken), CancellationToken.None);

    private async Task RehearseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartSignal.WaitAsync(lifetime?.ApplicationStarted, stoppingToken);
            await states.RehearseAsync(new CallContext(CallId.New(clock), Nobody, clock), stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The first turn will be slow, and tell if the database is not well.
            LogNotRehearsed(fault);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The queries of a turn could not be prepared")]
    private partial void LogNotRehearsed(Exception fault);
}
