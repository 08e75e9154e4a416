using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Files;
using Parley.Storage.Journal;

namespace Parley.Storage.Recovery;

/// <summary>
/// Takes the lines of a killed call's <c>transcript.jsonl</c> that the database never got: the file is written first. Half a line at the
/// end is what the process was writing when it died, and is left out. What waited to be told comes last, without the numbers it waited for.
/// </summary>
internal static class TranscriptRecovery
{
    /// <returns>How many lines were added to the database, whose caller saves them; they take the sequences from <paramref name="next"/> on.</returns>
    /// <param name="forEvents">What an event may show of a line.</param>
    public static async Task<int> AddMissingAsync(
        ParleyDbContext database, CallRow call, IRecordFiles files, string folder, long next, Func<string, string> forEvents, CancellationToken cancellationToken)
    {
        var path = CallFolders.TranscriptIn(folder);
        var stored = await database.Transcripts.AsNoTracking()
            .Where(row => row.CallId == call.Id).Select(row => new { row.Speaker, row.StartMs, row.EndMs, row.Text }).ToListAsync(cancellationToken);
        var known = stored.Select(row => (row.Speaker, row.StartMs, row.Text)).ToHashSet();
        var times = stored.Select(row => (row.Speaker, row.StartMs, row.EndMs)).ToHashSet();
        var added = 0;
        foreach (var said in File.Exists(path) ? (await File.ReadAllLinesAsync(path, cancellationToken)).Select(Read).OfType<TranscriptRecord>() : [])
        {
            times.Add((said.Speaker, said.StartMs, said.EndMs));
            if (known.Add((said.Speaker, said.StartMs, said.Text)))
                Add(database, call, said, next + added++, forEvents(said.Text));
        }

        // A line that was told in the very moment stands in both, with another text.
        var waited = HeldFile.Read(CallFolders.HeldIn(folder)).Where(line => times.Add((line.Said.Speaker, line.Said.StartMs, line.Said.EndMs))).ToList();
        foreach (var line in waited)
            Add(database, call, line.Said, next + added++, line.Shown);
        if (waited.Count > 0)
            Append(files, path, waited);
        return added;
    }

    private static TranscriptRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RecordsJson.Default.TranscriptRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>After its last whole line.</summary>
    private static void Append(IRecordFiles files, string path, IReadOnlyList<HeldLine> lines)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        using var stream = files.Open(path);
        stream.SetLength(bytes.AsSpan().LastIndexOf((byte)'\n') + 1);
        stream.Seek(0, SeekOrigin.End);
        foreach (var line in lines)
        {
            JsonSerializer.Serialize(stream, line.Said, RecordsJson.Default.TranscriptRecord);
            stream.WriteByte((byte)'\n');
        }
    }

    private static void Add(ParleyDbContext database, CallRow call, TranscriptRecord said, long sequence, string shown)
    {
        database.Add(TranscriptRow.Of(call, sequence, said));
        database.Add(new EventRow
        {
            TenantId = call.TenantId,
            CallId = call.Id,
            Sequence = sequence,
            Name = "said",
            AtMs = said.EndMs,
            Data = JsonSerializer.Serialize(new EventData.Said(said.EndMs, shown == said.Text ? said : said with { Text = shown, Words = [] }), EventsJson.Default.Said),
        });
        if (said.Speaker == Speaker.Caller)
            call.Turns = Math.Max(call.Turns, said.Turn);
    }
}
