using Xunit.Sdk;
using Xunit.v3;

namespace Parley.Scenarios.Hosting;

/// <summary>The dialogues, which take minutes, before the rest: begun last, one would go on long after the other lane is through.</summary>
public sealed class DialoguesFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName.Contains($".{nameof(Dialogue)}.", StringComparison.Ordinal))];
}
