using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Parley.Storage.Calls;
using Parley.Storage.Database;

namespace Parley.Storage.Journal;

/// <summary>
/// Adds events by one statement that is prepared once for a batch. They are most of what calls leave and only ever added. The journal
/// made a quarter of what a busy server allocates, with each event tracked and a statement written for it. Table and columns are the model's own.
/// </summary>
internal static class EventInsert
{
    /// <summary>Adds the rows within the transaction that <paramref name="database"/> is in.</summary>
    /// <exception cref="DbException">The database does not take one of them.</exception>
    public static async Task RunAsync(ParleyDbContext database, IReadOnlyList<EventRow> rows, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(database.Model);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement(database, columns);
        for (var index = 0; index < columns.Length; index++)
            command.Parameters.Add(Parameter(command, index));
        await command.PrepareAsync(cancellationToken);
        foreach (var row in rows)
        {
            for (var index = 0; index < columns.Length; index++)
                command.Parameters[index].Value = columns[index].GetGetter().GetClrValue(row);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static IProperty[] ColumnsOf(IModel model) => [.. model.FindEntityType(typeof(EventRow))!.GetProperties()];

    private static string Statement(ParleyDbContext database, IProperty[] columns)
    {
        var sql = database.GetService<ISqlGenerationHelper>();
        var table = columns[0].DeclaringType.GetTableName()!;
        var names = columns.Select(column => sql.DelimitIdentifier(column.GetColumnName()));
        var values = columns.Select((_, index) => sql.GenerateParameterName(Name(index)));
        return $"INSERT INTO {sql.DelimitIdentifier(table)} ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)})";
    }

    private static DbParameter Parameter(DbCommand command, int index)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = Name(index);
        // Prepared before it has a value: of the type every value will have.
        parameter.Value = "";
        return parameter;
    }

    private static string Name(int index) => $"p{index}";
}
