using Parley.Simulation.Checking;

namespace Parley.Simulation.Faults;

/// <summary>One random call.</summary>
/// <param name="Before">What had been said when the process was killed; empty when it was not.</param>
/// <param name="Call">The call, or what followed the crash.</param>
internal sealed record FaultOutcome(bool Crashed, IReadOnlyList<string> Before, CallOutcome Call)
{
    public IReadOnlyList<string> Talk => [.. Before, .. Crashed ? ["        [the process was killed and started again]"] : (string[])[], .. TalkLines.Of(Call)];
}
