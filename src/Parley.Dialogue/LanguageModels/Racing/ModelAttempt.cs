namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>One request to one model, as the race sees it.</summary>
/// <param name="number">1 for the first model asked.</param>
/// <param name="isHedge">Asked because the one before was late.</param>
internal sealed class ModelAttempt(int number, bool isHedge)
{
    public int Number => number;

    public bool IsHedge => isHedge;

    /// <summary>Another model spoke first. Set before the cancellation that follows from it.</summary>
    public bool IsOutrun { get; set; }
}
