namespace Parley.Dialogue.Grounded;

/// <summary>Knowledge did not come in time, or its search broke.</summary>
#pragma warning disable CA1032, CA1064 // It is thrown and caught here only.
internal sealed class KnowledgeUnavailableException(string problem, Exception inner) : Exception(problem, inner);
