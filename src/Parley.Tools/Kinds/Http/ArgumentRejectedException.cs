namespace Parley.Tools.Kinds.Http;

/// <summary>An argument fits its schema but not the place it would be sent in. Nothing was sent.</summary>
internal sealed class ArgumentRejectedException(string message) : Exception(message);
