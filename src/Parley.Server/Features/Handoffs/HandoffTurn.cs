using Parley.Calls;

namespace Parley.Server.Features.Handoffs;

internal sealed record HandoffTurn(Speaker Speaker, string Text);
