using System.Globalization;

namespace Parley.Understanding.Values;

/// <param name="Code">ISO 4217.</param>
/// <param name="Decimals">Of its minor unit.</param>
/// <param name="One">Its name.</param>
/// <param name="Many">Its name in the plural.</param>
/// <param name="Minor">Its minor unit in the plural; null where it has none in use.</param>
internal sealed record Currency(string Code, int Decimals, string One, string Many, string? Minor)
{
    private static readonly Currency Dollar = new("USD", 2, "dollar", "dollars", "cents");
    private static readonly Currency Euro = new("EUR", 2, "euro", "euros", "cents");
    private static readonly Currency Pound = new("GBP", 2, "pound", "pounds", "pence");
    private static readonly Currency Yen = new("JPY", 0, "yen", "yen", null);
    private static readonly Currency Franc = new("CHF", 2, "franc", "francs", "centimes");
    private static readonly Currency Rupee = new("INR", 2, "rupee", "rupees", "paise");

    // .NET's own table is empty where globalisation is invariant, as it is here.
    public static Currency Of(string region) => region.ToUpperInvariant() switch
    {
        "GB" or "IM" or "JE" or "GG" => Pound,
        "JP" => Yen,
        "CH" or "LI" => Franc,
        "IN" => Rupee,
        "CA" => Dollar with { Code = "CAD" },
        "AU" => Dollar with { Code = "AUD" },
        "NZ" => Dollar with { Code = "NZD" },
        "SG" => Dollar with { Code = "SGD" },
        "HK" => Dollar with { Code = "HKD" },
        "AT" or "BE" or "BG" or "CY" or "DE" or "EE" or "ES" or "FI" or "FR" or "GR" or "HR" or "IE" or "IT" or "LT" or "LU" or "LV" or "MT" or "NL" or "PT" or "SI" or "SK" => Euro,
        _ => Dollar,
    };

    public static Currency? Named(string word) => word switch
    {
        "$" or "dollar" or "dollars" or "buck" or "bucks" or "usd" => Dollar,
        "€" or "euro" or "euros" or "eur" => Euro,
        "£" or "pound" or "pounds" or "quid" or "gbp" => Pound,
        "yen" or "jpy" => Yen,
        "franc" or "francs" or "chf" => Franc,
        "rupee" or "rupees" or "inr" => Rupee,
        _ => null,
    };

    public static bool IsMinor(string word) => word is "cent" or "cents" or "pence" or "p" or "penny";

    public string Normal(decimal amount) =>
        $"{Code} {Math.Round(amount, Decimals, MidpointRounding.AwayFromZero).ToString("F" + Decimals, CultureInfo.InvariantCulture)}";

    public string Spoken(decimal amount)
    {
        var rounded = Math.Round(amount, Decimals, MidpointRounding.AwayFromZero);
        var whole = Math.Truncate(rounded);
        var minor = (int)((rounded - whole) * 100);
        var major = string.Create(CultureInfo.InvariantCulture, $"{whole:0} {(whole == 1 ? One : Many)}");
        return minor == 0 || Minor is null ? major
            : whole == 0 ? $"{minor} {Minor}"
            : $"{major} and {minor} {Minor}";
    }
}
