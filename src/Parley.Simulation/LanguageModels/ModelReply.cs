using System.Text.Json.Nodes;

namespace Parley.Simulation.LanguageModels;

/// <summary>What a simulated language model does with one request.</summary>
public abstract record ModelReply
{
    private ModelReply() { }

    /// <summary>The requests it is for; null for any.</summary>
    public ModelPurpose? For { get; init; }

    /// <summary>Part of the caller's words that it is for, or a pattern in slashes; empty for any words.</summary>
    public string When { get; init; } = "";

    /// <summary>Streams the text, word by word.</summary>
    /// <param name="First">Before the first word.</param>
    public sealed record Says(string Text, TimeSpan First) : ModelReply
    {
        /// <summary>From one word to the next.</summary>
        public TimeSpan Next { get; init; } = TimeSpan.FromMilliseconds(30);
    }

    public sealed record Calls(string Tool, JsonObject Arguments) : ModelReply;

    /// <summary>Calls a tool with arguments that are no JSON.</summary>
    public sealed record MalformedCall(string Tool) : ModelReply;

    /// <summary>Says so much and then nothing more, without an end.</summary>
    public sealed record Stalls(string Text) : ModelReply;

    /// <summary>Says so much, then the connection breaks.</summary>
    public sealed record Disconnects(string Text) : ModelReply;

    /// <summary>Answers with an error of HTTP, such as 429 or 500.</summary>
    public sealed record Status(int Code) : ModelReply;
}
