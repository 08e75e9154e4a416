using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Parley.Storage.Calls;
using Parley.Storage.Database;
using Parley.Storage.Usage;

namespace Parley.Storage.Journal;

/// <summary>The statements of the journal, written once for a model.</summary>
internal sealed class JournalStatements(ParleyDbContext database)
{
    private static readonly ConditionalWeakTable<IModel, JournalStatements> Known = [];

    public static JournalStatements Of(ParleyDbContext database) => Known.GetValue(database.Model, _ => new JournalStatements(database));

    public RowStatement OpenCall { get; } = RowStatement.Insert<CallRow>(database);

    /// <summary>Never adds: what was erased stays erased.</summary>
    public RowStatement ChangeCall { get; } = RowStatement.Update<CallRow>(database, CallRow.Changing);

    public RowStatement Transcript { get; } = RowStatement.Insert<TranscriptRow>(database);

    public RowStatement Event { get; } = RowStatement.Insert<EventRow>(database);

    public RowStatement ModelRequest { get; } = RowStatement.Insert<ModelRequestRow>(database);

    /// <summary>A turn measured again counts as last measured.</summary>
    public RowStatement Latency { get; } = RowStatement.Upsert<LatencyRow>(database);
}
