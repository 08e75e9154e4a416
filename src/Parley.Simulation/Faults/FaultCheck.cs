namespace Parley.Simulation.Faults;

/// <summary>What must hold whatever broke.</summary>
internal static class FaultCheck
{
    public static IEnumerable<string> Violations(FaultOutcome outcome) =>
        [.. SilenceCheck.Violations(outcome), .. EffectCheck.Violations(outcome), .. ResumptionCheck.Violations(outcome), .. EndCheck.Violations(outcome)];
}
