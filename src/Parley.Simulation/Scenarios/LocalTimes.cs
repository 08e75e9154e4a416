using NodaTime;

namespace Parley.Simulation.Scenarios;

/// <summary>Times as a scenario writes them: on the clock of the agent's wall.</summary>
internal static class LocalTimes
{
    public static DateTimeOffset At(DateTime local, DateTimeZone zone) => zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeOffset();

    public static DateTimeOffset At(DateTime local, string zone) => At(local, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
}
