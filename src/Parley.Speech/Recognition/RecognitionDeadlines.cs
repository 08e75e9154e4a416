namespace Parley.Speech.Recognition;

/// <param name="Final">From the end of the audio to the final transcript.</param>
/// <param name="BetweenResults">
/// Audio (and real time) that may go by without a result where interims are wanted; null for engines whose interims are rightly
/// shed under load.
/// </param>
internal sealed record RecognitionDeadlines(TimeSpan Final, TimeSpan? BetweenResults);
