namespace Parley.Speech.Spoken;

/// <summary>What stands around a word, as written; empty at either end.</summary>
internal readonly record struct WordContext(string Previous, string Next, bool InTelephoneNumber);
