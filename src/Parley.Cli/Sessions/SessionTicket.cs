namespace Parley.Cli.Sessions;

/// <summary>What <c>POST /v1/sessions</c> answers.</summary>
public sealed record SessionTicket(string SessionId, Uri Url, string Token, string Room);
