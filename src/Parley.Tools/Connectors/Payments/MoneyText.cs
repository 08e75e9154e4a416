using System.Globalization;

namespace Parley.Tools.Payments;

/// <summary>Money in its normal form, <c>USD 12.50</c>, as a payment server counts it: in the currency's smallest unit.</summary>
internal readonly record struct MoneyText(string Currency, long Minor)
{
    // ISO 4217: currencies without decimals, and with three; all others have two.
    private static readonly string[] Whole = ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly string[] Thousandths = ["BHD", "JOD", "KWD", "OMR", "TND"];

    public static MoneyText? Parse(string text)
    {
        if (text.Split(' ') is not [{ Length: 3 } currency, var amount] || !currency.All(char.IsAsciiLetterUpper)
            || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return null;
        var minor = value * (Whole.Contains(currency) ? 1 : Thousandths.Contains(currency) ? 1000 : 100);
        return minor == decimal.Truncate(minor) && minor is > 0 and <= 99_999_999 ? new MoneyText(currency, (long)minor) : null;
    }
}
