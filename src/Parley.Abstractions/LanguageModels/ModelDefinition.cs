namespace Parley.LanguageModels;

/// <summary>One configured language model: which server, which model on it, what it costs.</summary>
public sealed record ModelDefinition
{
    /// <summary>As agents and routes name it; unique on the server.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of its provider: <c>openai_compatible, azure, ollama, anthropic</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The server's base address; null for the provider's usual one, where it has one.</summary>
    public Uri? Url { get; init; }

    /// <summary>The model's name as its server knows it.</summary>
    public required string Model { get; init; }

    /// <summary>Where the key is, never the key: <c>env:NAME</c> or <c>file:PATH</c>; empty for servers that ask for none.</summary>
    public string Key { get; init; } = "";

    public ModelClass Class { get; init; }

    /// <summary>Null where none is configured: nobody knows what it costs, which is not to say that it is free.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>How many tokens prompt and reply may have together.</summary>
    public int ContextTokens { get; init; } = 8192;

    /// <summary>What is said to it stays on this machine.</summary>
    public bool IsLocal => Url is { IsLoopback: true };
}
