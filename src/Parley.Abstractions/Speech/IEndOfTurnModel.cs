namespace Parley.Speech;

/// <summary>Predicts whether the caller has finished the turn.</summary>
public interface IEndOfTurnModel
{
    /// <returns>0 (more is coming) to 1 (finished).</returns>
    ValueTask<float> PredictAsync(EndOfTurnContext context, CancellationToken cancellationToken);
}
