using PhoneNumbers;

namespace Parley.Tools.People;

/// <summary>Telephone numbers in E.164, the one form tools compare and send.</summary>
internal static class PhoneText
{
    /// <param name="region">ISO 3166 country for numbers that name none.</param>
    /// <returns>Null for what cannot be a number.</returns>
    public static string? Normalize(string text, string region)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var number = util.Parse(text, region);
            // Possible, not valid: numbers kept for fiction and new blocks are possible, and a carrier knows better than a table.
            return util.IsPossibleNumber(number) ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
