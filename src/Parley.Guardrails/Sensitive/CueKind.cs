namespace Parley.Guardrails.Sensitive;

/// <summary>What words nearby say a number is.</summary>
internal enum CueKind : byte
{
    None,
    Card,
    SecurityCode,
    Expiry,
    Pin,
    Social,
    Birth,
    Medical,
    Iban,
    Phone,
    Email,
    Zip,
    Passport,
    Licence,
    Account,
    Routing,
    Ip,
    Address,

    /// <summary>A number that is nobody's secret: an order, a room, a version.</summary>
    Benign,

    /// <summary>The business speaks of itself: its number and address are public.</summary>
    Ours,

    /// <summary>A person speaks of themselves or of another person.</summary>
    Theirs,

    /// <summary>Something else than a card that expires.</summary>
    ExpiringThing,
}
