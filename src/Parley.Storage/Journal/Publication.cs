using Parley.Records;

namespace Parley.Storage.Journal;

/// <summary>What a fact leads to.</summary>
/// <param name="Told">What there is to tell now, each as viewers see it and as it is kept.</param>
/// <param name="Held">What waits, where that has changed.</param>
internal sealed record Publication(IReadOnlyList<(JournaledEvent Seen, CallEvent Kept)> Told, HeldLines? Held = null);
