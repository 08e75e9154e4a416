namespace Parley.Tools.Secrets;

/// <summary>A tool needs a secret nobody set. Names the secret and where it is looked for, never a value.</summary>
internal sealed class SecretMissingException(string message) : Exception(message);
