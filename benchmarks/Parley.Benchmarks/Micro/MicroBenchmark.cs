using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Parley.Benchmarks.Reporting;

namespace Parley.Benchmarks.Micro;

/// <summary>What one packet costs, by BenchmarkDotNet in this process.</summary>
internal static class MicroBenchmark
{
    public static Task<Section> RunAsync()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summaries = new[] { typeof(SrtpBenchmarks), typeof(OpusBenchmarks), typeof(VoiceActivityBenchmarks) }
            .Select(type => BenchmarkRunner.Run(type, config));
        var figures = from summary in summaries
                      from report in summary.Reports
                      where report.ResultStatistics is not null
                      from figure in Figures(
                          report.BenchmarkCase.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal) + " "
                              + report.BenchmarkCase.Descriptor.WorkloadMethod.Name + " " + report.BenchmarkCase.Parameters.PrintInfo,
                          report.ResultStatistics!.Median,
                          report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN)
                      select figure;
        return Task.FromResult(new Section("micro", "BenchmarkDotNet, short runs in process, one thread", [.. figures]));
    }

    private static IEnumerable<Figure> Figures(string name, double nanoseconds, double bytes)
    {
        yield return new Figure($"{name.Trim()}", nanoseconds, "ns");
        yield return new Figure($"{name.Trim()}, allocated", bytes, "B", 0);
    }
}
