using System.Text.Json.Nodes;
using Parley.Testing.Servers;
using Parley.Tools.Records;

namespace Parley.Tools.Tests.Connectors.Records;

public sealed class EmrLookupTests
{
    private static readonly string[] Records =
    [
        Patient("p1", "Ada", "Lovelace", "1990-12-10"),
        Patient("p2", "Ada", "Byron", "1990-12-10"),
        Patient("p3", "José", "Álvarez", "1985-01-02"),
        Patient("p4", "Jose", "Alvarez", "1985-01-02"),
        Patient("p5", "Mei", "Lin", "1990-12-10"),
        Appointment("a1", "p1", "2026-12-01T15:00:00Z", "booked"),
        Appointment("a2", "p1", "2026-12-02T15:00:00Z", "cancelled"),
        Appointment("a3", "p1", "2026-11-01T15:00:00Z", "fulfilled"),
        Appointment("a4", "p2", "2026-12-01T16:00:00Z", "booked"),
        Appointment("a5", "p1", "2026-12-08T15:00:00Z", "booked"),
        Appointment("a6", "p1", "2026-12-15T15:00:00Z", "pending"),
        Medication("m1", "p1", "active", "Lisinopril 10 mg tablet", 2),
        Medication("m2", "p1", "stopped", "Aspirin 81 mg", 0),
    ];

    [Fact]
    public async Task Patient_IsFoundByNameAndDateOfBirthTogether()
    {
        await using var server = new FhirServer(Records);
        await using var fixture = await StartAsync();
        var tool = Tool(fixture, server);
        (await fixture.SucceedAsync(tool, """{ "name": "ada lovelase", "birth_date": "1990-12-10" }""")).ToJsonString().ShouldBe("""{"patient_id":"p1"}""");
        (await fixture.FailAsync(tool, """{ "name": "Ada Lovelace", "birth_date": "1990-12-11" }""")).ShouldBe("not_found");
        (await fixture.FailAsync(tool, """{ "name": "Bob", "birth_date": "1990-12-10" }""")).ShouldBe("not_found");
        (await fixture.FailAsync(tool, """{ "name": "Jose Alvarez", "birth_date": "1985-01-02" }""")).ShouldBe("conflict", "which of the two it is cannot be known");
    }

    [Fact]
    public async Task Appointments_AreThePatientsOwnThatAreToCome()
    {
        await using var server = new FhirServer(Records);
        await using var fixture = await StartAsync();
        var found = await fixture.SucceedAsync(Tool(fixture, server), """{ "name": "Ada Lovelace", "birth_date": "1990-12-10", "what": "appointments" }""");
        found["appointments"]!.AsArray().Select(a => a!["spoken"]!.GetValue<string>()).ShouldBe(
            ["Tuesday, December 1st at 9 a.m.", "Tuesday, December 8th at 9 a.m.", "Tuesday, December 15th at 9 a.m."]);
        server.Requests.Count.ShouldBe(4, "two pages of patients, two of appointments");
    }

    [Fact]
    public async Task Prescriptions_AreTheActiveOnes()
    {
        await using var server = new FhirServer(Records);
        await using var fixture = await StartAsync();
        var found = await fixture.SucceedAsync(Tool(fixture, server), """{ "name": "Ada Lovelace", "birth_date": "1990-12-10", "what": "prescriptions" }""");
        var one = found["prescriptions"]!.AsArray().ShouldHaveSingleItem()!;
        (one["medication"]!.GetValue<string>(), one["refills"]!.GetValue<int>(), one["dosage"]!.GetValue<string>()).ShouldBe(("Lisinopril 10 mg tablet", 2, "Once a day"));
    }

    [Fact]
    public async Task WrongToken_IsRejected()
    {
        await using var server = new FhirServer(Records);
        await using var fixture = await ConnectorFixture.StartAsync(("FHIR", "wrong"));
        (await fixture.FailAsync(Tool(fixture, server), """{ "name": "Ada Lovelace", "birth_date": "1990-12-10" }""")).ShouldBe("rejected");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{ "resourceType": "Patient", "id": "p1" }""")]
    public async Task AnswerThatIsNoBundle_IsAnInvalidResult(string body)
    {
        await using var server = new WireServer(_ => new WireReply(200, body, "application/fhir+json"));
        await using var fixture = await StartAsync();
        var tool = ConnectorFixture.CreateOne(new EmrLookupKind(fixture.Outbound, fixture.Secrets), $"base_url: {server.Url}");
        (await fixture.FailAsync(tool, """{ "name": "Ada Lovelace", "birth_date": "1990-12-10" }""")).ShouldBe("invalid_result");
    }

    private static Task<ConnectorFixture> StartAsync() => ConnectorFixture.StartAsync(("FHIR", FhirServer.Token));

    private static ITool Tool(ConnectorFixture fixture, FhirServer server) =>
        ConnectorFixture.CreateOne(new EmrLookupKind(fixture.Outbound, fixture.Secrets), $"base_url: {server.Url}\ntoken: secret://FHIR");

    private static string Patient(string id, string given, string family, string birthDate) => new JsonObject
    {
        ["resourceType"] = "Patient",
        ["id"] = id,
        ["name"] = new JsonArray(new JsonObject { ["family"] = family, ["given"] = new JsonArray(given) }),
        ["birthDate"] = birthDate,
    }.ToJsonString();

    private static string Appointment(string id, string patient, string start, string status) => new JsonObject
    {
        ["resourceType"] = "Appointment",
        ["id"] = id,
        ["status"] = status,
        ["start"] = start,
        ["participant"] = new JsonArray(new JsonObject { ["actor"] = new JsonObject { ["reference"] = $"Patient/{patient}" }, ["status"] = "accepted" }),
    }.ToJsonString();

    private static string Medication(string id, string patient, string status, string name, int refills) => new JsonObject
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = id,
        ["status"] = status,
        ["intent"] = "order",
        ["medicationCodeableConcept"] = new JsonObject { ["text"] = name },
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
        ["dosageInstruction"] = new JsonArray(new JsonObject { ["text"] = "Once a day" }),
        ["dispenseRequest"] = new JsonObject { ["numberOfRepeatsAllowed"] = refills },
    }.ToJsonString();
}
