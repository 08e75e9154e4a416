namespace Parley.Server.Features.Health;

/// <param name="Status"><c>ready</c> or <c>waiting</c>.</param>
/// <param name="Checks">By name: <c>ready</c>, with a note where there is more to say, or what is waited for.</param>
internal sealed record ReadinessReport(string Status, IReadOnlyDictionary<string, string> Checks);
