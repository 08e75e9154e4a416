using Parley.Calls;

namespace Parley.Guardrails;

/// <summary>
/// Masks one call's utterances in the order they were heard. It knows what the agent had asked for, so that a bare number is known for what it
/// is, and joins what the caller says bit by bit. For one reader at a time.
/// </summary>
public interface ISensitiveTranscript
{
    MaskedUtterance Mask(Speaker speaker, string text, MaskingTarget target);

    /// <summary>
    /// What the caller is still saying. Digits that may yet become something sensitive are left out too: nothing tells what they are of. Leaves
    /// no trace in the reader.
    /// </summary>
    string Preview(string text, MaskingTarget target);
}
