namespace Parley.Guardrails;

/// <summary>All rules that hold for an agent, in order; a replacement is seen by the rules after it, a block ends the chain. Thread-safe.</summary>
public interface IGuardrailChain
{
    /// <summary>Names that agents may use, with a sentence on each: for validation and documents.</summary>
    IReadOnlyDictionary<string, string> Known { get; }

    ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken);
}
