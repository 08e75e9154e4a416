namespace Parley.Understanding;

/// <summary>Reads a caller turn. With or without a language model the answer has this one form. Thread-safe.</summary>
public interface ITurnUnderstanding
{
    ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken);
}
