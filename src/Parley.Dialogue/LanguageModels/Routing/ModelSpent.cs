namespace Parley.Dialogue.LanguageModels.Routing;

/// <summary>What was spent so far.</summary>
internal readonly record struct ModelSpent(decimal InCall, decimal ByTenantToday);
