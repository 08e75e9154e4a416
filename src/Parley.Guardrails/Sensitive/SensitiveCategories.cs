namespace Parley.Guardrails.Sensitive;

/// <summary>How categories are named: in brackets for readers, dotted for findings, snake_case for configuration.</summary>
internal static class SensitiveCategories
{
    public static IReadOnlyList<SensitiveCategory> Card { get; } =
        [SensitiveCategory.CardNumber, SensitiveCategory.CardSecurityCode, SensitiveCategory.CardExpiry, SensitiveCategory.Pin];

    public static bool IsCardData(this SensitiveCategory category) => category <= SensitiveCategory.Pin;

    /// <summary>What stands in brackets in place of the words.</summary>
    public static string Label(this SensitiveCategory category) => category switch
    {
        SensitiveCategory.CardNumber => "card number",
        SensitiveCategory.CardSecurityCode => "security code",
        SensitiveCategory.CardExpiry => "card expiry",
        SensitiveCategory.Pin => "pin",
        SensitiveCategory.SocialSecurityNumber => "social security number",
        SensitiveCategory.BankAccount => "account number",
        SensitiveCategory.RoutingNumber => "routing number",
        SensitiveCategory.Iban => "iban",
        SensitiveCategory.DateOfBirth => "date of birth",
        SensitiveCategory.MedicalId => "medical id",
        SensitiveCategory.Passport => "passport number",
        SensitiveCategory.DriverLicence => "driver's licence",
        SensitiveCategory.Phone => "phone number",
        SensitiveCategory.Email => "e-mail",
        SensitiveCategory.Address => "address",
        SensitiveCategory.Name => "name",
        SensitiveCategory.IpAddress => "ip address",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    /// <summary>Such as <c>pci.card_number</c>.</summary>
    public static string Finding(this SensitiveCategory category)
    {
        var family = category.IsCardData() ? "pci" : category == SensitiveCategory.MedicalId ? "phi" : "pii";
        return family + "." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(category.ToString());
    }
}
