using System.Globalization;
using System.Text.Json.Nodes;
using Hl7.Fhir.Model;
using NodaTime;
using Parley.Flows;
using Parley.Tools.People;
using Parley.Tools.Scheduling;
using Parley.Tools.Schemas;

namespace Parley.Tools.Records;

/// <summary>Finds the one patient of a name and a date of birth in a health record (FHIR R4), and what they may hear of it.</summary>
internal sealed class EmrLookup(string name, FhirClient client, string zone) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Identifies a patient by name and date of birth, and reads their upcoming appointments or active prescriptions.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "birth_date"],
              "properties": {
                "name": { "type": "string", "minLength": 2, "maxLength": 200 },
                "birth_date": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
                "what": { "enum": ["patient", "appointments", "prescriptions", ""], "description": "patient (the default) only identifies" }
              }
            }
            """),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["patient_id"],
              "properties": {
                "patient_id": { "type": "string" },
                "count": { "type": "integer" },
                "appointments": { "type": "array", "items": { "type": "object", "required": ["start", "spoken", "status"] } },
                "prescriptions": { "type": "array", "items": { "type": "object", "required": ["medication"] } }
              }
            }
            """),
        Effect = ToolEffect.Reads,
        IsIdempotent = true,
        Trust = new Dictionary<string, ValueSource> { ["name"] = ValueSource.Caller, ["birth_date"] = ValueSource.Caller },
        Sensitive = ["/name", "/birth_date", "/patient_id", "/appointments", "/prescriptions"],
        Filler = "One moment, I am looking at the records.",
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            var birthDate = invocation.Arguments.Text("birth_date");
            var patients = (await client.SearchAsync<Patient>(invocation.Tenant, $"Patient?birthdate=eq{birthDate}&_count=50", cancellationToken))
                .Where(patient => patient.Active != false && patient.BirthDate == birthDate && IsNamed(patient, invocation.Arguments.Text("name"))).ToList();
            return patients switch
            {
                [] => new ToolOutcome.Failed("not_found", "There is no patient of that name and date of birth."),
                [var one] => new ToolOutcome.Succeeded(await ReadAsync(invocation, one, cancellationToken)),
                _ => new ToolOutcome.Failed("conflict", "Several patients have that name and date of birth."),
            };
        }
        catch (FhirFaultException fault)
        {
            return new ToolOutcome.Failed(fault.Code, fault.Message);
        }
    }

    private async Task<JsonObject> ReadAsync(ToolInvocation invocation, Patient patient, CancellationToken cancellationToken)
    {
        var result = new JsonObject { ["patient_id"] = patient.Id };
        var items = invocation.Arguments.Text("what") switch
        {
            "appointments" => await AppointmentsAsync(invocation, patient, cancellationToken),
            "prescriptions" => await PrescriptionsAsync(invocation, patient, cancellationToken),
            _ => null,
        };
        if (items is not null)
        {
            result["count"] = items.Count;
            result[invocation.Arguments.Text("what")] = items;
        }

        return result;
    }

    private async Task<JsonArray> AppointmentsAsync(ToolInvocation invocation, Patient patient, CancellationToken cancellationToken)
    {
        var now = invocation.Clock.GetUtcNow();
        var since = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var found = await client.SearchAsync<Hl7.Fhir.Model.Appointment>(
            invocation.Tenant, $"Appointment?patient={Uri.EscapeDataString(patient.Id!)}&date=ge{since}", cancellationToken);
        var place = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Length > 0 ? zone : invocation.Scope.Agent.TimeZone) ?? DateTimeZone.Utc;
        return new JsonArray(
        [
            .. found
                .Where(a => a.Start >= now && a.Status is not (Hl7.Fhir.Model.Appointment.AppointmentStatus.Cancelled or Hl7.Fhir.Model.Appointment.AppointmentStatus.EnteredInError))
                .OrderBy(a => a.Start)
                .Select(a => (JsonNode?)new JsonObject
                {
                    ["start"] = LocalTimes.Format(NodaTime.Instant.FromDateTimeOffset(a.Start!.Value), place),
                    ["spoken"] = LocalTimes.Say(NodaTime.Instant.FromDateTimeOffset(a.Start!.Value), place),
                    ["status"] = a.Status is { } status ? Hl7.Fhir.Utility.EnumUtility.GetLiteral(status) ?? "" : "",
                    ["description"] = a.Description ?? "",
                }),
        ]);
    }

    private async Task<JsonArray> PrescriptionsAsync(ToolInvocation invocation, Patient patient, CancellationToken cancellationToken)
    {
        var found = await client.SearchAsync<MedicationRequest>(
            invocation.Tenant, $"MedicationRequest?patient={Uri.EscapeDataString(patient.Id!)}&status=active", cancellationToken);
        return new JsonArray(
        [
            .. found
                .Where(request => request.Status == MedicationRequest.MedicationrequestStatus.Active)
                .Select(request => (JsonNode?)new JsonObject
                {
                    ["medication"] = NameOf(request.Medication),
                    ["refills"] = request.DispenseRequest?.NumberOfRepeatsAllowed ?? 0,
                    ["dosage"] = request.DosageInstruction.FirstOrDefault()?.Text ?? "",
                }),
        ]);
    }

    private static string NameOf(DataType? medication) => medication switch
    {
        CodeableConcept concept => concept.Text ?? concept.Coding.FirstOrDefault()?.Display ?? "",
        ResourceReference reference => reference.Display ?? "",
        _ => "",
    };

    private static bool IsNamed(Patient patient, string name) =>
        patient.Name.Any(known => SameName.Matches(known.Text ?? string.Join(' ', known.Given.Append(known.Family)), name));
}
