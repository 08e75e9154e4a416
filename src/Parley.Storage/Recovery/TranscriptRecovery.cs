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
/// end is what the process was writing when it died, and is left out.
/// </summary>
internal static class TranscriptRecovery
{
    /// <returns>How many lines were added to the database, whose caller saves them; they take the sequences from <paramref name="next"/> on.</returns>
    /// <param name="forEvents">What an event may show of a line.</param>
    public static async Task<int> AddMissingAsync(
        ParleyDbContext database, CallRow call, string folder, long next, Func<string, string> forEvents, CancellationToken cancellationToken)
    {
        var path = CallFolders.TranscriptIn(folder);
        if (!File.Exists(path))
            return 0;
        var stored = await database.Transcripts.AsNoTracking()
            .Where(row => row.CallId == call.Id).Select(row => new { row.Speaker, row.StartMs, row.Text }).ToListAsync(cancellationToken);
        var known = stored.Select(row => (row.Speaker, row.StartMs, row.Text)).ToHashSet();
        var added = 0;
        foreach (var line in await File.ReadAllLinesAsync(path, cancellationToken))
            if (Read(line) is { } said && known.Add((said.Speaker, said.StartMs, said.Text)))
                Add(database, call, said, next + added++, forEvents(said.Text));
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
