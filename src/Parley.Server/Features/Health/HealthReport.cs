namespace Parley.Server.Features.Health;

internal sealed record HealthReport(string Status);
