using System.Globalization;
using System.Runtime.InteropServices;

namespace Parley.Benchmarks.Reporting;

/// <summary>Where the figures come from: numbers without a machine say nothing.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGiB, string System, string Runtime, double LoadBefore)
{
    public static Machine Describe() => new(
        Processor: Value("/proc/cpuinfo", "model name"),
        Cores: Environment.ProcessorCount,
        MemoryGiB: Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        System: RuntimeInformation.OSDescription,
        Runtime: RuntimeInformation.FrameworkDescription,
        LoadBefore: double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture));

    private static string Value(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
