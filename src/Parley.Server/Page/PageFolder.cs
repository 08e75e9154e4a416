namespace Parley.Server.Page;

/// <summary>Where the built page is: as configured, else beside the program, else in the repository the program was built in.</summary>
internal static class PageFolder
{
    public static string? Find(string? configured)
    {
        if (configured is not null)
            return HasPage(configured) ? Path.GetFullPath(configured) : null;
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (HasPage(beside))
            return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "web", "console", "dist") is var built && HasPage(built))
                return built;
        return null;
    }

    private static bool HasPage(string folder) => File.Exists(Path.Combine(folder, "index.html"));
}
