namespace Parley.Tools.Scheduling.CalDav;

/// <summary>Where a calendar is and how to be let in.</summary>
/// <param name="Url">The calendar's own collection, or any address from which it can be discovered: the server's root, a principal, a home.</param>
/// <param name="Calendar">Which of the calendars found there, by display name or by the last part of its path; empty where there is only one.</param>
/// <param name="User">Empty for a server that asks for none.</param>
/// <param name="Password">A reference to a secret.</param>
internal sealed record CalDavAddress(Uri Url, string Calendar, string User, string Password);
