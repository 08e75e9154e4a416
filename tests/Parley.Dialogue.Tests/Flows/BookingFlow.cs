using Parley.Tools;
using static Parley.Testing.Dialogue.ScriptedToolGateway;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A small booking flow with every kind of thing in it that corrections have to get right.</summary>
internal static class BookingFlow
{
    public const string Yaml = """
        book:
          description: Book a table
          examples: [I want a table]
          slots:
            day:
              type: date
              prompts: ["Which day?", "Please tell me the day, such as Friday."]
              validate: value >= today and days_from_today(value) <= 30
              invalid: That day does not work.
            guests: { type: number, prompts: ["How many guests?"], validate: "value >= 1 and value <= 8" }
            name: { type: name, prompts: ["What is your name?"] }
            start: { type: choice, choices_from: free.slots, prompts: ["I have {% for s in free.slots %}{{ s.spoken }}{% unless forloop.last %} or {% endunless %}{% endfor %}. Which one?"] }
          nodes:
            details: { collect: [day, guests] }
            look:
              tool: look_up
              arguments: { day: "{{ slots.day }}", guests: "{{ slots.guests }}" }
              save_as: free
              on_failure: { unavailable: sorry }
            any:
              branch: [{ when: "len(free.slots) == 0", next: full }]
            choose: { ask: start }
            who: { ask: name }
            sure:
              confirm: "A table for {{ slots.guests }} on {{ slots.start }}, {{ slots.name }}. Right?"
              slots: [guests, start, name]
              on_no: stop
            book:
              tool: make_booking
              arguments: { start: "{{ slots.start }}", guests: "{{ slots.guests }}", name: "{{ slots.name }}" }
              save_as: booked
              on_failure: { conflict: taken }
            done: { end: "Booked under number {{ booked.id }}." }
            full: { say: "Nothing is free that day." }
            again: { clear: [day], next: details }
            taken: { say: "That one has just gone.", next: look_again }
            look_again: { clear: [start], next: look }
            stop: { end: "Nothing was booked." }
            sorry: { end: "I cannot look that up now." }
        hours:
          description: Hear our opening hours
          examples: [when are you open]
          nodes:
            tell: { end: We are open from nine to five. }
        """;

    public static readonly ToolDefinition[] Catalogue =
        [Define("look_up", ToolEffect.Reads, "Let me look.", "day", "guests"), Define("make_booking", ToolEffect.Commits, "", "start", "guests", "name")];

    public const string Free = """{"slots":[{"start":"2026-11-27T18:00","spoken":"6 p.m."},{"start":"2026-11-27T20:30","spoken":"8:30 p.m."}]}""";

    public static FlowCall Start(params (string Slot, string Value)[] slots)
    {
        var call = new FlowCall(Yaml, Catalogue);
        call.Say("book", slots: slots);
        return call;
    }

    /// <summary>A call that stands at the reading back.</summary>
    public static FlowCall AtConfirmation()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(Free);
        call.Say(("start", "2026-11-27T18:00"));
        call.Say(("name", "Ada Lovelace")).ShouldContain("Right?");
        return call;
    }
}
