using System.Collections.Immutable;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>A person was called, and the caller may take that back.</summary>
/// <param name="Parked">The flows that stood open: they go on where they stood if it is.</param>
internal sealed record OpenHandoff(string Id, HandoffReason Reason, ImmutableList<FlowFrame> Parked);
