using Xunit.Sdk;
using Xunit.v3;

// Calls are held in real time and measured: two scenarios at once would fight over the same cores.
[assembly: Parallelization(Mode = ParallelMode.None)]
