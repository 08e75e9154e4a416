namespace Parley.Testing.Servers;

/// <param name="Status">0 hangs up instead of answering.</param>
public sealed record WireReply(int Status, string Body = "", string ContentType = "application/json");
