namespace Parley.Server.Readiness;

/// <summary>One thing a call needs: the database, the speech models, the media port. Cheap enough to ask every second; thread-safe.</summary>
internal interface IReadinessCheck
{
    /// <summary>snake_case.</summary>
    string Name { get; }

    ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken);
}
