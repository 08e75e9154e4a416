using Parley.Storage.Database;

namespace Parley.Server.Readiness;

internal sealed class DatabaseReadiness(DatabaseProbe probe) : IReadinessCheck
{
    public string Name => "database";

    public async ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken) =>
        await probe.AnswersAsync(cancellationToken)
            ? new ReadinessVerdict.Ready()
            : new ReadinessVerdict.Waiting("The database does not answer.");
}
