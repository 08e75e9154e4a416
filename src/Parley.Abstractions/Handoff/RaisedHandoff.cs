using Parley.Records;

namespace Parley.Handoff;

/// <summary>A person was called.</summary>
/// <param name="Tell">What the caller is told happens next.</param>
/// <param name="Fact">For the call's record; its time is for whoever enters it to say.</param>
public sealed record RaisedHandoff(string Tell, CallEvent.HandedOff Fact);
