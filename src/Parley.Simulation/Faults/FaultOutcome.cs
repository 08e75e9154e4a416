using Parley.Simulation.Checking;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>One random call.</summary>
/// <param name="Before">What had been said when the process was killed; empty when it was not.</param>
/// <param name="ToolsBefore">What of tools had ended then.</param>
/// <param name="Call">The call, or what followed the crash.</param>
internal sealed record FaultOutcome(Scenario Scenario, bool Crashed, IReadOnlyList<string> Before, IReadOnlyList<ToolEntry> ToolsBefore, CallOutcome Call)
{
    public IReadOnlyList<string> Talk => [.. Before, .. Crashed ? ["        [the process was killed and started again]"] : (string[])[], .. TalkLines.Of(Call)];

    public IEnumerable<ToolEntry> Tools => ToolsBefore.Concat(Call.Tools);
}
