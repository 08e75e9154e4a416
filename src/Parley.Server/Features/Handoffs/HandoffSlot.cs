using System.ComponentModel;
using Parley.Flows;

namespace Parley.Server.Features.Handoffs;

/// <summary>A value known when the hand-off was raised.</summary>
internal sealed record HandoffSlot(
    [property: Description("In the slot's normal form; masked when sensitive.")] string Value,
    string Spoken,
    ValueSource Source);
