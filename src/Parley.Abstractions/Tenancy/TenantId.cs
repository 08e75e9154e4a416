namespace Parley.Tenancy;

/// <summary>A tenant's stable name, such as <c>clinic_123</c>: 1 to 64 of lower-case letters, digits, '_' and '-'.</summary>
public readonly record struct TenantId
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    public string Value => _value ?? throw new InvalidOperationException("A default TenantId names no tenant.");

    /// <exception cref="FormatException">The text is not a tenant name.</exception>
    public static TenantId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a tenant id (1 to 64 of a-z, 0-9, '_', '-').");

    public static bool TryParse(string? text, out TenantId id)
    {
        var valid = text is { Length: >= 1 and <= 64 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-');
        id = valid ? new TenantId(text!) : default;
        return valid;
    }

    public override string ToString() => _value ?? "";
}
