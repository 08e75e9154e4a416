namespace Parley.Tools.Insurance;

/// <param name="Name">As it is said.</param>
/// <param name="Aliases">What callers call it.</param>
/// <param name="IsAccepted">Whether it is taken.</param>
/// <param name="Notes">A sentence to say with it; may be empty.</param>
internal sealed record InsurancePlan(string Name, IReadOnlyList<string> Aliases, bool IsAccepted, string Notes);
