namespace Parley.Server.Features.Outbox;

/// <summary>Messages, newest first, and what to ask the next page with; null on the last one.</summary>
internal sealed record MessagePage(IReadOnlyList<MessageView> Messages, string? NextBefore);
