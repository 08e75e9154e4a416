namespace Parley.Server.Features;

/// <summary>Who decides, claims or closes something, until identity tells.</summary>
internal static class PersonName
{
    public const int Most = 128;

    public static bool IsOne(string name) => name.Length <= Most && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);
}
