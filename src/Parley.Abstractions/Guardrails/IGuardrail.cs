namespace Parley.Guardrails;

/// <summary>One rule over texts on their way. Thread-safe; well under a millisecond, since it stands before every sentence.</summary>
public interface IGuardrail
{
    /// <summary>As agents name it in <c>guardrails</c>.</summary>
    string Name { get; }

    ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken);
}
