namespace Parley.Cli.Agents;

/// <summary>How the calls of one version of an agent went, as far as it is shown.</summary>
internal sealed record VersionFigures(
    int Version, int Calls, int Turns, int PersonsCalled, int EndedAbnormally, VersionFigures.Delay VoiceToVoice, VersionFigures.Delay FirstReply, VersionFigures.Usage Models)
{
    internal sealed record Delay(int Turns, long? P50Ms, long? P95Ms)
    {
        public override string ToString() => Turns == 0 ? "-" : $"{P50Ms} / {P95Ms} ms";
    }

    internal sealed record Usage(double? TokensPerCall, IReadOnlyList<Cost> Costs, int Unpriced)
    {
        /// <summary>A cost that some requests are missing from is the least it can be.</summary>
        public string CostPerCall => Costs.Count == 0 ? "-" : string.Join(", ", Costs) + (Unpriced > 0 ? " and more" : "");
    }

    internal sealed record Cost(string? Currency, decimal PerCall)
    {
        public override string ToString() => FormattableString.Invariant($"{PerCall:0.#########} {Currency}").TrimEnd();
    }
}
