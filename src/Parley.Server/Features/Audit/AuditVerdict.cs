using System.ComponentModel;

namespace Parley.Server.Features.Audit;

/// <summary>What a check of the whole chain found.</summary>
internal sealed record AuditVerdict(
    bool Intact,
    long Records,
    [property: Description("Records whose words were deleted with their call: their hashes hold the chain together but prove nothing of them.")] long Erased,
    [property: Description("The first sequence that does not fit; null when all do.")] long? BrokenAt,
    [property: Description("The newest hash. Kept elsewhere, it also shows that the end was cut off.")] string Head);
