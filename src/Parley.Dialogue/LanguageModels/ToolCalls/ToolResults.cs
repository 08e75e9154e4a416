using System.Text.Json.Nodes;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>What a model reads of a tool call's end: JSON, in a form of its own, so that an error cannot be taken for a result.</summary>
internal static class ToolResults
{
    public static string ForModel(ToolOutcome outcome) => Describe(outcome).ToJsonString();

    public static string Malformed(string fault) => new JsonObject { ["error"] = "malformed_call", ["message"] = fault }.ToJsonString();

    /// <param name="isOffered">The caller is going to be asked.</param>
    public static string Proposed(bool isOffered) => isOffered
        ? new JsonObject { ["status"] = "proposed", ["note"] = "Nobody was called. At the end of this reply the caller is asked whether they want a person: do not ask it yourself." }.ToJsonString()
        : new JsonObject { ["error"] = "not_permitted", ["message"] = "Nobody can be called in this call.", ["note"] = "It did not happen." }.ToJsonString();

    private static JsonObject Describe(ToolOutcome outcome) => outcome switch
    {
        ToolOutcome.Succeeded succeeded => new JsonObject { ["result"] = succeeded.Result.DeepClone() },
        ToolOutcome.Failed failed => new JsonObject
        {
            ["error"] = failed.Code,
            ["message"] = failed.Message,
            ["note"] = failed.MayHaveHappened ? "It may have happened all the same: do not say that it failed, say that you could not confirm it." : "It did not happen.",
        },
        ToolOutcome.Refused refused => new JsonObject { ["error"] = refused.Code, ["message"] = refused.Message, ["note"] = "It did not happen." },
        ToolOutcome.AwaitingApproval => new JsonObject { ["status"] = "awaiting_approval", ["note"] = "A person has to approve it first; it has not happened yet." },
        ToolOutcome.DryRun dryRun => new JsonObject { ["status"] = "dry_run", ["message"] = dryRun.Summary, ["note"] = "Nothing was done." },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "An unknown outcome."),
    };
}
