namespace Parley.Cli;

/// <summary>A file that is written when all is done, which may be minutes later.</summary>
internal static class OutputFile
{
    /// <summary>Finds out beforehand whether it can be written, and changes nothing that is there.</summary>
    /// <param name="option">What the user asked for it with.</param>
    /// <returns>What to tell the user; null where it can.</returns>
    public static string? FaultOf(string option, FileInfo? file)
    {
        if (file is null)
            return null;
        try
        {
            var isNew = !file.Exists;
            file.Open(FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
                file.Delete();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{option} {file} cannot be written: {exception.Message}";
        }
    }
}
