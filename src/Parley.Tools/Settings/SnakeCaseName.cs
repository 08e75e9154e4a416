using System.Text.Json;

namespace Parley.Tools.Settings;

/// <summary>Enum members as the contract spells them.</summary>
internal static class SnakeCaseName
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
