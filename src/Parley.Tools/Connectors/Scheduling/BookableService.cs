using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>Something that can be booked.</summary>
/// <param name="Name">As tools name it: <c>first_visit</c>.</param>
/// <param name="Say">As it is said: "a first visit".</param>
/// <param name="Length">How long it takes.</param>
internal sealed record BookableService(string Name, string Say, Duration Length);
