using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Rest;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Insurance;

/// <summary><c>insurance_eligibility</c>: from the list of plans in the settings, or by a REST API.</summary>
internal sealed class InsuranceKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "insurance_eligibility";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        if (settings.Has("url"))
        {
            var spec = RestMapping.Read(settings, HttpMethod.Get);
            if (!spec.Result.ContainsKey("accepted"))
                settings.Fault("result", "must say where accepted is found");
            return settings.FaultCount > faults ? [] : [new HttpTool(Definition(entry.Name), spec, outbound, secrets)];
        }

        var plans = settings.Sections("plans")
            .Select(plan => new InsurancePlan(plan.Required("name"), plan.List("aliases"), plan.Flag("accepted", true), plan.Text("notes"))).ToList();
        if (plans.Count == 0)
            settings.Fault("plans", "is missing: list the plans, or name the url of a REST API");
        return settings.FaultCount > faults ? [] : [new InsuranceEligibility(Definition(entry.Name), plans)];
    }

    private static ToolDefinition Definition(string name) => new()
    {
        Name = name,
        Description = "Tells whether an insurance plan is accepted.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["plan"],
              "properties": { "plan": { "type": "string", "minLength": 1, "maxLength": 100 }, "member_id": { "type": "string", "maxLength": 40 } }
            }
            """),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["accepted"],
              "properties": { "accepted": { "type": "boolean" }, "plan": { "type": "string" }, "notes": { "type": "string" }, "spoken": { "type": "string" } }
            }
            """),
        Effect = ToolEffect.Reads,
        IsIdempotent = true,
        Sensitive = ["/member_id"],
    };
}
