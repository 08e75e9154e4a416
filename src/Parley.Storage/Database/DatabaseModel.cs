namespace Parley.Storage.Database;

/// <summary>EF's model of the database: one for the whole process, whatever files it is used for.</summary>
public static class DatabaseModel
{
    /// <summary>
    /// Builds it, which takes the better part of a second the first time: a process that will need it begins early, beside other work. It
    /// opens no database. Whoever needs the model meanwhile waits for it. Thread-safe.
    /// </summary>
    public static void Build()
    {
        using var database = new DesignTimeDatabase().CreateDbContext([]);
        _ = database.Model;
    }
}
