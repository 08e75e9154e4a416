using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>
/// Saves rows by one statement that is prepared once for a batch. Tracking each row and writing a statement for it made a third of what a
/// busy server allocates. Table, columns and conversions are the model's own; the statements are what SQLite and PostgreSQL both read.
/// </summary>
internal sealed class RowStatement
{
    private readonly string _text;
    private readonly Column[] _columns;

    private RowStatement(string text, IEnumerable<Column> columns) => (_text, _columns) = (text, [.. columns]);

    /// <summary>Adds each row.</summary>
    public static RowStatement Insert<T>(ParleyDbContext database) where T : ITenantOwned
    {
        var (table, columns) = Read<T>(database);
        return new RowStatement($"INSERT INTO {table} ({Join(columns, c => c.Name)}) VALUES ({Join(columns, c => c.Parameter)})", columns);
    }

    /// <summary>Adds each row, or puts it in place of the one with its key.</summary>
    public static RowStatement Upsert<T>(ParleyDbContext database) where T : ITenantOwned
    {
        var (table, columns) = Read<T>(database);
        var (key, rest) = (columns.Where(c => c.IsKey), columns.Where(c => !c.IsKey));
        return new RowStatement(
            $"INSERT INTO {table} ({Join(columns, c => c.Name)}) VALUES ({Join(columns, c => c.Parameter)}) " +
            $"ON CONFLICT ({Join(key, c => c.Name)}) DO UPDATE SET {Join(rest, c => $"{c.Name} = excluded.{c.Name}")}",
            columns);
    }

    /// <summary>Changes <paramref name="properties"/> of each row.</summary>
    public static RowStatement Update<T>(ParleyDbContext database, IReadOnlyCollection<string> properties) where T : ITenantOwned
    {
        var (table, all) = Read<T>(database);
        var (key, changed) = (all.Where(c => c.IsKey).ToArray(), all.Where(c => properties.Contains(c.Property)).ToArray());
        return new RowStatement(
            $"UPDATE {table} SET {Join(changed, c => $"{c.Name} = {c.Parameter}")} WHERE {string.Join(" AND ", key.Select(c => $"{c.Name} = {c.Parameter}"))}",
            [.. key, .. changed]);
    }

    /// <summary>Runs within the transaction that <paramref name="database"/> is in.</summary>
    /// <exception cref="DbException">The database does not take one of the rows.</exception>
    /// <exception cref="InvalidOperationException">One is another tenant's, or one to be changed is gone.</exception>
    public async Task RunAsync<T>(ParleyDbContext database, TenantId tenant, IEnumerable<T> rows, CancellationToken cancellationToken) where T : ITenantOwned
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = _text;
        foreach (var column in _columns)
            command.Parameters.Add(column.AddTo(command));
        foreach (var row in rows)
        {
            if (row.TenantId != tenant.Value)
                throw new InvalidOperationException("A row of one tenant was about to be saved for another.");
            for (var index = 0; index < _columns.Length; index++)
                command.Parameters[index].Value = _columns[index].ValueIn(row);
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
                throw new InvalidOperationException($"A row of {typeof(T).Name} is gone.");
        }
    }

    private static (string Table, Column[] Columns) Read<T>(ParleyDbContext database)
    {
        var type = database.Model.FindEntityType(typeof(T))!;
        var sql = database.GetService<ISqlGenerationHelper>();
        return (sql.DelimitIdentifier(type.GetTableName()!), [.. type.GetProperties().Select((property, index) => new Column(property, sql, index))]);
    }

    private static string Join(IEnumerable<Column> columns, Func<Column, string> text) => string.Join(", ", columns.Select(text));

    private sealed class Column(IProperty property, ISqlGenerationHelper sql, int index)
    {
        private readonly IClrPropertyGetter _value = property.GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Property { get; } = property.Name;

        public string Name { get; } = sql.DelimitIdentifier(property.GetColumnName());

        /// <summary>As the statement writes it: a name without its sign is looked up for every row.</summary>
        public string Parameter { get; } = sql.GenerateParameterName($"p{index}");

        public bool IsKey { get; } = property.IsPrimaryKey();

        public DbParameter AddTo(DbCommand command)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Parameter;
            return parameter;
        }

        public object ValueIn(ITenantOwned row)
        {
            var value = _value.GetClrValue(row);
            return (_convert is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}
