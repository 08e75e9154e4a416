namespace Parley.Simulation.Scenarios;

/// <param name="Start">In the agent's own time zone.</param>
/// <param name="Phone">E.164.</param>
public sealed record StandingAppointment(DateTime Start, TimeSpan Length, string Name, string Phone, string Notes);
