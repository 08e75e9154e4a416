namespace Parley.Testing;

/// <summary>A test's folder of its own.</summary>
public static class ScratchFolder
{
    /// <summary>
    /// Deletes it as far as that goes. A server that failed to start, or was let go without being stopped, has parts that write beside the start (the database is
    /// rehearsed, a key is made): what they still hold, or put there behind the deletion, is no concern of a test that has passed.
    /// </summary>
    public static void Discard(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It lies among the system's temporary files.
        }
    }
}
