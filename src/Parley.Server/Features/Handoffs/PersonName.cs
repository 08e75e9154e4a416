namespace Parley.Server.Features.Handoffs;

internal static class PersonName
{
    public const int Most = 128;

    public static bool IsOne(string? name) => name is { Length: > 0 and <= Most } && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);
}
