namespace Parley.Server.Features.Handoffs;

internal sealed record HandoffList(IReadOnlyList<HandoffView> Handoffs);
