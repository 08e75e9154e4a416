using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Tools.Schemas;

/// <summary>Reads arguments that fit their schema. Flows pass what a slot holds, so that an optional one may come empty and a number as text.</summary>
internal static class ArgumentReading
{
    public static string Text(this JsonObject arguments, string name) =>
        arguments.TryGetPropertyValue(name, out var value) && value is JsonValue ? value.ToString().Trim() : "";

    public static int Number(this JsonObject arguments, string name, int otherwise) =>
        int.TryParse(arguments.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
