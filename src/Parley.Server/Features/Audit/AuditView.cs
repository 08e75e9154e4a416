using System.ComponentModel;
using System.Text.Json;
using Parley.Tools;

namespace Parley.Server.Features.Audit;

/// <summary>A record of the audit as people see it: sensitive values are masked.</summary>
internal sealed record AuditView(
    [property: Description("Counts from 1 within the tenant.")] long Sequence,
    DateTimeOffset At,
    string CallId,
    string Agent,
    int AgentVersion,
    string UserId,
    string Channel,
    string Tool,
    string Step,
    [property: Description("What the tool was called with, sensitive values masked; null once the call was deleted.")] JsonElement? Arguments,
    [property: Description("SHA-256 of call, step, tool and the unmasked arguments.")] string ArgumentsHash,
    [property: Description("succeeded, replayed, failed, refused, awaiting_approval, dry_run or cancelled.")] string Outcome,
    string Code,
    string Message,
    bool MayHaveHappened,
    int Attempts,
    double DurationMs,
    string PreviousHash,
    string Hash)
{
    public static AuditView Of(ToolAuditRecord record)
    {
        var entry = record.Entry;
        return new AuditView(
            record.Sequence, entry.At, entry.Call.Value, entry.Agent, entry.AgentVersion, entry.UserId, entry.Channel, entry.Tool, entry.Step,
            record.IsErased ? null : Shown(entry.Arguments), entry.ArgumentsHash, entry.Outcome, entry.Code, entry.Message, entry.MayHaveHappened, entry.Attempts,
            entry.Duration.TotalMilliseconds, record.PreviousHash, record.Hash);
    }

    /// <summary>Masking may have put brackets where a bare number stood: then it is shown as text.</summary>
    private static JsonElement Shown(string arguments)
    {
        try
        {
            using var shown = JsonDocument.Parse(arguments);
            return shown.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(arguments, Json.ApiJson.Default.String);
        }
    }
}
