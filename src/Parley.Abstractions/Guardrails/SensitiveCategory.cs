namespace Parley.Guardrails;

/// <summary>Kinds of words that may not be kept or passed on freely.</summary>
public enum SensitiveCategory
{
    CardNumber,
    CardSecurityCode,
    CardExpiry,
    Pin,
    SocialSecurityNumber,
    BankAccount,
    RoutingNumber,
    Iban,
    DateOfBirth,

    /// <summary>Medical record, member, policy, group or prescription number.</summary>
    MedicalId,
    Passport,
    DriverLicence,
    Phone,
    Email,
    Address,
    Name,
    IpAddress,
}
