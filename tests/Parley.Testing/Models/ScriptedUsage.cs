namespace Parley.Testing.Models;

/// <param name="Input">Tokens of the whole prompt.</param>
/// <param name="Cached">Of them, those in the prefix cache.</param>
/// <param name="Output">Tokens written.</param>
public sealed record ScriptedUsage(int Input, int Cached, int Output);
