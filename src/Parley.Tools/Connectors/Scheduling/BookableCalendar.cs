namespace Parley.Tools.Scheduling;

/// <summary>One calendar of a tenant: a doctor's, a room's, or the only one.</summary>
/// <param name="Name">As tools name it: <c>dr_rivera</c>.</param>
/// <param name="Say">As it is said: "Doctor Rivera"; empty where there is only one.</param>
/// <param name="Schedule">When it takes appointments.</param>
/// <param name="Store">Where they stand.</param>
internal sealed record BookableCalendar(string Name, string Say, CalendarSchedule Schedule, ICalendar Store);
