using System.Text.Json.Nodes;
using Parley.Knowledge;
using Parley.Tools.Schemas;

namespace Parley.Tools.Knowledge;

/// <summary>Searches the agent's own knowledge sources. What it finds is text that somebody wrote: untrusted.</summary>
internal sealed class KnowledgeSearch(string name, Lazy<IKnowledgeRetriever> retriever) : ITool
{
    private const int UsualLimit = 3;

    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Searches the knowledge base for passages that answer a question.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["question"],
              "properties": {
                "question": { "type": "string", "minLength": 1, "maxLength": 1000 },
                "limit": { "type": ["integer", "string"], "pattern": "^[0-9]{0,2}$", "minimum": 1, "maximum": 10 }
              }
            }
            """),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["count", "passages"],
              "properties": {
                "count": { "type": "integer" },
                "passages": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["id", "source", "text"],
                    "properties": { "id": { "type": "string" }, "source": { "type": "string" }, "title": { "type": "string" }, "text": { "type": "string" } }
                  }
                }
              }
            }
            """),
        Effect = ToolEffect.Reads,
        IsIdempotent = true,
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var query = new KnowledgeQuery(
            invocation.Tenant,
            invocation.Scope.Agent.KnowledgeSources,
            invocation.Arguments.Text("question"),
            Math.Clamp(invocation.Arguments.Number("limit", UsualLimit), 1, 10));
        var passages = await retriever.Value.RetrieveAsync(query, cancellationToken);
        return new ToolOutcome.Succeeded(new JsonObject
        {
            ["count"] = passages.Count,
            ["passages"] = new JsonArray([.. passages.Select(passage => new JsonObject
            {
                ["id"] = passage.Id, ["source"] = passage.Source, ["title"] = passage.Title, ["text"] = passage.Text,
            })]),
        });
    }
}
