namespace Parley.Testing.Models;

/// <summary>Which protocol a scripted server speaks.</summary>
public enum ModelWire
{
    OpenAI,
    Anthropic,
    Ollama,
}
