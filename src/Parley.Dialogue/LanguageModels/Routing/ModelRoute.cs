using Parley.LanguageModels;
using Parley.Tenancy;

namespace Parley.Dialogue.LanguageModels.Routing;

/// <summary>A rule that sends some requests to other models. What is null or empty fits everything.</summary>
public sealed record ModelRoute
{
    public TenantId? Tenant { get; init; }

    public ModelClass? Class { get; init; }

    /// <summary><c>flow/node</c>; a <c>*</c> at the end fits any rest, such as <c>book_appointment/*</c>.</summary>
    public string Node { get; init; } = "";

    /// <summary>An intent's name; a <c>*</c> at the end fits any rest.</summary>
    public string Intent { get; init; } = "";

    public string Purpose { get; init; } = "";

    /// <summary>Which models, in order of preference. Empty: none is asked, the flow engine and grounded answers carry on.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    internal bool Fits(ModelScope scope) =>
        (Tenant is null || Tenant == scope.Call.Tenant.Id)
        && (Class is null || Class == scope.Class)
        && Matches(Node, scope.Node)
        && Matches(Intent, scope.Intent)
        && Matches(Purpose, scope.Purpose);

    private static bool Matches(string pattern, string text) => pattern switch
    {
        "" => true,
        [.. var start, '*'] => text.StartsWith(start, StringComparison.Ordinal),
        _ => pattern == text,
    };
}
