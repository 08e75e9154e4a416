using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Storage.Database;
using Parley.Storage.Usage;

namespace Parley.Storage.Calls;

/// <summary>How each version of one agent did, out of the records of its calls. For one reader.</summary>
internal sealed class AgentFiguresQuery(ParleyDbContext database, string agent)
{
    private IQueryable<CallRow> Calls => database.Calls.AsNoTracking().Where(call => call.AgentId == agent);

    /// <returns>The newest version first.</returns>
    public async Task<IReadOnlyList<AgentFigures>> RunAsync(CancellationToken cancellationToken)
    {
        var handedOff = database.Events.Where(seen => seen.Name == "handed_off").Select(seen => seen.CallId);
        var rows = await Calls.GroupBy(call => call.AgentVersion).OrderByDescending(version => version.Key)
            .Select(version => new
            {
                Version = version.Key,
                Calls = version.Count(),
                Turns = version.Sum(call => call.Turns),
                Interruptions = version.Sum(call => call.Interruptions),
                Persons = version.Count(call => handedOff.Contains(call.Id)),
                Abnormal = version.Count(call => call.Status == CallStatus.EndedAbnormally || call.EndReason == HangUpReason.Failed),
                Duration = version.Average(call => call.DurationMs),
                VoiceToVoice = version.Average(call => call.VoiceToVoiceP50Ms),
            })
            .ToListAsync(cancellationToken);
        var usage = (await UsageAsync(cancellationToken)).ToLookup(part => part.Version);
        var figures = new List<AgentFigures>(rows.Count);
        foreach (var row in rows)
            figures.Add(new AgentFigures(
                row.Version, row.Calls, row.Turns, row.Interruptions, row.Persons, row.Abnormal, row.Duration, row.VoiceToVoice,
                await DelaysAsync(row.Version, latency => latency.VoiceToVoiceMs, cancellationToken),
                await DelaysAsync(row.Version, latency => latency.FirstReplyTokenMs, cancellationToken),
                FiguresOf([.. usage[row.Version]], row.Calls)));
        return figures;
    }

    private static UsageFigures FiguresOf(IReadOnlyList<UsagePart> parts, int calls)
    {
        var (input, output) = (parts.Sum(p => p.Input), parts.Sum(p => p.Output));
        var costs = parts.Where(p => p.Nanos is not null).GroupBy(p => p.Currency).OrderBy(c => c.Key, StringComparer.Ordinal).Select(currency =>
        {
            var total = ModelRequestRow.CostOf(currency.Sum(p => p.Nanos)) ?? 0;
            var unused = ModelRequestRow.CostOf(currency.Where(p => !p.IsUsed).Sum(p => p.Nanos)) ?? 0;
            return new CostFigures(currency.Key.Length > 0 ? currency.Key : null, total, decimal.Round(total / calls, 9), unused);
        });
        return new UsageFigures(
            parts.Sum(p => p.Requests), input, parts.Sum(p => p.Cached), output, parts.Count > 0 ? (double)(input + output) / calls : null,
            [.. costs], parts.Where(p => p.Nanos is null).Sum(p => p.Requests));
    }

    private async Task<List<UsagePart>> UsageAsync(CancellationToken cancellationToken) => await Calls
        .Join(database.ModelRequests, call => call.Id, request => request.CallId, (call, request) => new { call.AgentVersion, request })
        .GroupBy(asked => new { asked.AgentVersion, asked.request.Currency, IsPriced = asked.request.CostNanos != null, asked.request.Used })
        .Select(part => new UsagePart(
            part.Key.AgentVersion, part.Key.Currency, part.Key.Used, part.Count(),
            part.Sum(a => a.request.InputTokens), part.Sum(a => a.request.CachedInputTokens), part.Sum(a => a.request.OutputTokens),
            part.Key.IsPriced ? part.Sum(a => a.request.CostNanos) : null))
        .ToListAsync(cancellationToken);

    /// <summary>The database sorts and gives the two that are asked for: the turns of a year are too many to be read.</summary>
    private async Task<DelayFigures> DelaysAsync(int version, Expression<Func<LatencyRow, long?>> delay, CancellationToken cancellationToken)
    {
        var calls = Calls.Where(call => call.AgentVersion == version).Select(call => call.Id);
        var delays = database.Latencies.Where(latency => calls.Contains(latency.CallId)).Select(delay).Where(ms => ms != null);
        var count = await delays.CountAsync(cancellationToken);
        return count == 0 ? new DelayFigures(0, null, null) : new DelayFigures(count, await RankedAsync(50), await RankedAsync(95));

        Task<long?> RankedAsync(int percent) => delays.OrderBy(ms => ms).Skip((int)(((long)count * percent + 99) / 100) - 1).FirstAsync(cancellationToken);
    }

    private sealed record UsagePart(int Version, string Currency, bool IsUsed, int Requests, long Input, long Cached, long Output, long? Nanos);
}
