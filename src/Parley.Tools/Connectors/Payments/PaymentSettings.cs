namespace Parley.Tools.Payments;

/// <param name="BaseUrl">Stripe's, or that of a server that speaks its protocol; no slash at the end.</param>
/// <param name="ApiKey">A reference to the secret.</param>
/// <param name="Most">The most that may be asked for in one link; null for no limit but the server's.</param>
internal sealed record PaymentSettings(string BaseUrl, string ApiKey, MoneyText? Most);
