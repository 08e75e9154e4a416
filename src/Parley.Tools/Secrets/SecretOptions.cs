namespace Parley.Tools.Secrets;

/// <summary>Where secrets are looked for beside the environment.</summary>
internal sealed record SecretOptions
{
    /// <summary>Gives the folder of <c>FOLDER/TENANT/NAME</c> and <c>FOLDER/NAME</c>, or null for no files. Asked late: options may not be read yet.</summary>
    public Func<string?> Folder { get; init; } = () => null;

    /// <summary>The environment; tests bring their own.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;
}
