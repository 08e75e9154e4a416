using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>Validation, section 6.2; and draft 4's flags for exclusive bounds.</summary>
internal static class NumberRules
{
    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        if (schema.Number("minimum") is { } least)
            yield return schema.IsTrue("exclusiveMinimum") ? More(least) : new BoundRule(number => number >= least, $"must be at least {Text(least)}");
        if (schema.Number("maximum") is { } most)
            yield return schema.IsTrue("exclusiveMaximum") ? Less(most) : new BoundRule(number => number <= most, $"must be at most {Text(most)}");
        if (schema["exclusiveMinimum"] is JsonValue above && above.GetValueKind() == JsonValueKind.Number)
            yield return More(schema.Number("exclusiveMinimum")!.Value);
        if (schema["exclusiveMaximum"] is JsonValue below && below.GetValueKind() == JsonValueKind.Number)
            yield return Less(schema.Number("exclusiveMaximum")!.Value);
        if (schema.Number("multipleOf") is { } unit)
            yield return unit > 0
                ? new BoundRule(number => IsMultiple(number, unit), $"must be a multiple of {Text(unit)}")
                : throw schema.Wrong("multipleOf", "a number above 0");
    }

    private static BoundRule More(double bound) => new(number => number > bound, $"must be more than {Text(bound)}");

    private static BoundRule Less(double bound) => new(number => number < bound, $"must be less than {Text(bound)}");

    /// <summary>In decimals where they hold it, for 0.3 is a multiple of 0.1.</summary>
    private static bool IsMultiple(double number, double unit)
    {
        if (Math.Abs(number) < 1e15 && unit is > 1e-12 and < 1e15)
            return (decimal)number % (decimal)unit == 0;
        var quotient = number / unit;
        return double.IsFinite(quotient) && quotient == Math.Floor(quotient);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private sealed class BoundRule(Func<double, bool> holds, string fault) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            if (JsonNumber.TryRead(value, out var number) && !holds(number))
                check.Fault(path, fault);
        }
    }
}
