namespace Parley.Simulation.Voices;

/// <summary>What a caller really said, whatever was understood.</summary>
/// <param name="EventsBefore">How many facts of the call there were when it began.</param>
internal sealed record SpokenLine(int EventsBefore, TimeSpan At, string Text);
