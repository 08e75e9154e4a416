using System.Text.Json.Nodes;
using Parley.Tools.Schemas;

namespace Parley.Tools.Scheduling;

/// <summary>What the calendar tools take and give. Optional texts may be empty, for flows pass slots that may be.</summary>
internal static class CalendarSchemas
{
    public static JsonObject LookupParameters() => SchemaText.Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "action": { "enum": ["free_slots", "appointments", ""], "description": "free_slots (the default) or appointments, which needs name and phone" },
            "calendar": { "type": "string", "description": "whose calendar; the first one when empty" },
            "service": { "type": "string", "description": "what it is for; sets the length" },
            "duration_minutes": { "type": ["integer", "string"], "pattern": "^[0-9]{0,3}$", "minimum": 5, "maximum": 720 },
            "from": { "type": "string", "description": "first day (2026-12-01) or moment (2026-12-01T09:00), local; now when empty" },
            "until": { "type": "string", "description": "last day or moment; two weeks on when empty" },
            "time": { "type": "string", "description": "best time of day, 15:30" },
            "part_of_day": { "enum": ["morning", "afternoon", "evening", "any", ""] },
            "limit": { "type": ["integer", "string"], "pattern": "^[0-9]{0,2}$", "minimum": 1, "maximum": 50 },
            "name": { "type": "string" },
            "phone": { "type": "string" }
          }
        }
        """);

    public static JsonObject LookupResult() => SchemaText.Parse("""
        {
          "type": "object",
          "required": ["count"],
          "properties": {
            "count": { "type": "integer" },
            "exact": { "type": "boolean", "description": "the first slot is the day and time asked for" },
            "on_requested_day": { "type": "boolean" },
            "spoken": { "type": "string", "description": "all slots in one phrase" },
            "time_zone": { "type": "string" },
            "slots": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["start", "end", "calendar", "spoken"],
                "properties": {
                  "start": { "type": "string" }, "end": { "type": "string" }, "calendar": { "type": "string" }, "spoken": { "type": "string" }
                }
              }
            },
            "appointments": { "type": "array", "items": { "type": "object", "required": ["appointment_id", "start", "spoken"] } }
          }
        }
        """);

    public static JsonObject BookingParameters() => SchemaText.Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["action", "name", "phone"],
          "properties": {
            "action": { "enum": ["book", "move", "cancel"] },
            "start": { "type": "string", "description": "local start, 2026-12-01T15:30; for book and move" },
            "calendar": { "type": "string", "description": "whose calendar; the first one when empty" },
            "service": { "type": "string", "description": "what it is for; sets the length" },
            "duration_minutes": { "type": ["integer", "string"], "pattern": "^[0-9]{0,3}$", "minimum": 5, "maximum": 720 },
            "name": { "type": "string", "minLength": 1, "maxLength": 200 },
            "phone": { "type": "string", "minLength": 1, "maxLength": 40 },
            "notes": { "type": "string", "maxLength": 1000 },
            "appointment_id": { "type": "string", "description": "which one to move or cancel, as calendar_lookup gave it" }
          }
        }
        """);

    public static JsonObject BookingResult() => SchemaText.Parse("""
        {
          "type": "object",
          "required": ["status", "appointment_id", "start", "spoken"],
          "properties": {
            "status": { "enum": ["booked", "moved", "cancelled"] },
            "appointment_id": { "type": "string" },
            "start": { "type": "string" },
            "end": { "type": "string" },
            "calendar": { "type": "string" },
            "service": { "type": "string" },
            "spoken": { "type": "string" }
          }
        }
        """);
}
