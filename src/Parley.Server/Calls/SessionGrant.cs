namespace Parley.Server.Calls;

/// <summary>What a caller's token allows: to join one room under one identity, to publish, subscribe and send data there.</summary>
internal sealed record SessionGrant(string Room, string Identity);
