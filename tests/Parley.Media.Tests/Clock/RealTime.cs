namespace Parley.Media.Tests;

/// <summary>Tests that measure real time run after all others, and alone.</summary>
[CollectionDefinition(nameof(RealTime), DisableParallelization = true)]
public sealed class RealTime;
