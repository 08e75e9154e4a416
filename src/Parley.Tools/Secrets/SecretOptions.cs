namespace Parley.Tools.Secrets;

/// <summary>Where secrets are looked for beside the environment.</summary>
internal sealed record SecretOptions
{
    /// <summary><c>FOLDER/TENANT/NAME</c>, then <c>FOLDER/NAME</c>; null for no files.</summary>
    public string? Folder { get; init; }

    /// <summary>The environment; tests bring their own.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
