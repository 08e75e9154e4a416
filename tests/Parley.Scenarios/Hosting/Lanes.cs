using Parley.Scenarios.Hosting;
using Xunit.Sdk;
using Xunit.v3;

// A call is held in real time and most of it is waiting: two scenarios, each with a server of its own, share two cores. More would starve
// the recognisers, whose words many of them go by. Classes of the collection Alone come after all others, one after the other.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: TestCollectionOrderer(typeof(DialoguesFirst))]
