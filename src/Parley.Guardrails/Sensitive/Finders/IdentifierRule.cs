namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>What a number must look like to be what the words before it announce.</summary>
/// <param name="Shortest">Symbols at least.</param>
/// <param name="Longest">Symbols at most.</param>
/// <param name="Digits">Digits among them at least.</param>
/// <param name="Letters">Letters may be part of it.</param>
internal sealed record IdentifierRule(SensitiveCategory Category, int Shortest, int Longest, int Digits, bool Letters)
{
    public static IdentifierRule? Of(CueKind kind) => kind switch
    {
        CueKind.Routing => Routing,
        CueKind.Account => Account,
        CueKind.Medical => Medical,
        CueKind.Passport => Passport,
        CueKind.Licence => Licence,
        CueKind.Zip => Zip,
        _ => null,
    };

    private static IdentifierRule Routing { get; } = new(SensitiveCategory.RoutingNumber, 6, 10, 6, Letters: false);

    private static IdentifierRule Account { get; } = new(SensitiveCategory.BankAccount, 6, 17, 6, Letters: false);

    private static IdentifierRule Medical { get; } = new(SensitiveCategory.MedicalId, 5, 20, 3, Letters: true);

    private static IdentifierRule Passport { get; } = new(SensitiveCategory.Passport, 6, 10, 4, Letters: true);

    private static IdentifierRule Licence { get; } = new(SensitiveCategory.DriverLicence, 5, 16, 4, Letters: true);

    private static IdentifierRule Zip { get; } = new(SensitiveCategory.Address, 5, 9, 2, Letters: true);
}
