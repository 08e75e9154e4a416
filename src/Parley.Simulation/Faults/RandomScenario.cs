using System.Text.Json.Nodes;
using Parley.Simulation.Callers;
using Parley.Simulation.LanguageModels;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>A caller with some goal, some manner, and some of everything that can go wrong; all of it follows from a seed.</summary>
internal static class RandomScenario
{
    public const string Phone = "+12175550142";

    private static readonly string[] Days = ["tomorrow", "next Friday", "Wednesday at ten", "December third in the afternoon", "Monday morning", "on Sunday"];
    private static readonly string[] Corrections = ["no, make it Thursday", "no, at three in the afternoon", "no, the name is Ada Byron", "wait, Friday at nine instead"];
    private static readonly string[] Codes = ["unavailable", "failed", "rate_limited", "conflict", "rejected", "not_found", "invalid_result"];

    private static readonly (string Goal, string Kind)[] Goals =
    [
        ("I would like to book an appointment for a checkup", "book"), ("Can I see a doctor about my back", "book"), ("I need an appointment tomorrow at ten", "book"),
        ("I want to cancel my appointment", "change"), ("I need to move my appointment", "change"), ("I need a refill of my prescription", "refill"),
        ("Can you check whether my insurance covers a visit", "insurance"), ("What are your opening hours?", "question"), ("I want to talk to a person", "person"),
    ];

    public static Scenario Make(int seed)
    {
        // Apart, so that a seed keeps all else.
        var (random, more) = (new Random(seed), new Random(seed ^ 0x70CE));
        var (goal, kind) = Goals[random.Next(Goals.Length)];
        return new Scenario
        {
            Name = $"random {seed}",
            File = kind,
            Calendar = kind == "change" ? [new StandingAppointment(new DateTime(2026, 12, 2, 9, 0, 0), TimeSpan.FromMinutes(20), "Ada Lovelace", Phone, "checkup")] : [],
            Faults = Down(Faults(random), new Random(seed ^ 0xD0E5)),
            VoiceStalls = random.Next(6) == 0 ? Twice(random.Next(2, 12), more) : [],
            KnowledgeStall = random.Next(6) == 0 ? TimeSpan.FromSeconds(random.Next(1, 20)) : TimeSpan.Zero,
            KnowledgeStalls = more.Next(4) == 0 ? int.MaxValue : 1,
            Model = random.Next(5) < 2 ? [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Reply(random))] : [],
            Persona = new Persona([goal], Facts(random), [.. Enum.GetValues<Manner>().Where(_ => random.Next(3) == 0)], MostTurns: 22),
        };
    }

    /// <summary>A voice is asked once more where it hangs; it may hang again.</summary>
    private static int[] Twice(int first, Random random) => random.Next(2) == 0 ? [first] : [first, first + 1];

    /// <summary>After a crash the caller is still on the line, and asks for nothing new.</summary>
    public static Scenario Resumed(Scenario scenario) => scenario with
    {
        // What a tool answers once it has looked is its own to say: that nothing can be booked where something was is no fault of a line.
        Faults = scenario.Faults.Where(fault => fault.Value.Fail is not ("conflict" or "rejected" or "not_found")).ToDictionary(),
        Persona = scenario.Persona is null ? null : scenario.Persona with { Goal = ["hello, are you still there?", "sorry, what was that?", "hello?"], MostTurns = 22, LetsAgentBegin = true },
    };

    private static Dictionary<string, IReadOnlyList<string>> Facts(Random random) => new(StringComparer.Ordinal)
    {
        ["name"] = ["Ada Lovelace"],
        ["phone"] = random.Next(4) == 0 ? ["five five five", "217 555 0142"] : ["217 555 0142"],
        ["day"] = [Days[random.Next(Days.Length)], Days[random.Next(Days.Length)], "tomorrow"],
        ["reason"] = ["a sore throat"],
        ["payer"] = [random.Next(2) == 0 ? "Aetna" : "Kaiser"],
        ["medication"] = ["lisinopril"],
        ["pharmacy"] = ["the Walgreens on Main Street"],
        ["date_of_birth"] = ["March third 1961"],
        ["correction"] = [Corrections[random.Next(Corrections.Length)]],
        ["choice"] = random.Next(3) == 0 ? ["the second one", "the first one"] : ["the first one"],
    };

    private static Dictionary<string, ToolFault> Faults(Random random)
    {
        var faults = new Dictionary<string, ToolFault>(StringComparer.Ordinal);
        foreach (var tool in (string[])["calendar_lookup", "appointment_booking", "create_ticket", "insurance_eligibility"])
            if (random.Next(100) < 35)
                faults[tool] = Fault(random) with { Times = random.Next(1, 4) };
        return faults;
    }

    /// <summary>What changes something is down for good now and then: a caller may only be told so, and never that it is done.</summary>
    private static Dictionary<string, ToolFault> Down(Dictionary<string, ToolFault> faults, Random random)
    {
        foreach (var tool in (string[])["appointment_booking", "create_ticket"])
            if (random.Next(10) == 0)
                faults.TryAdd(tool, new ToolFault { Fail = "unavailable" });
        return faults;
    }

    private static ToolFault Fault(Random random) => random.Next(5) switch
    {
        0 => new ToolFault { Slow = TimeSpan.FromMilliseconds(random.Next(200, 9000)) },
        1 => new ToolFault { Hangs = true },
        2 => new ToolFault { AfterEffect = true, Fail = random.Next(2) == 0 ? "unavailable" : "timeout" },
        3 => new ToolFault { Returns = new JsonObject { ["nonsense"] = true } },
        _ => new ToolFault { Fail = Codes[random.Next(Codes.Length)] },
    };

    private static ModelReply Reply(Random random) => random.Next(9) switch
    {
        0 => new ModelReply.Stalls(""),
        1 => new ModelReply.Stalls("We are open from"),
        2 => new ModelReply.Disconnects("You can park in the"),
        3 => new ModelReply.MalformedCall("calendar_lookup"),
        4 => new ModelReply.Status(429),
        5 => new ModelReply.Status(500),
        6 => new ModelReply.Calls("calendar_lookup", new JsonObject { ["action"] = "free_slots", ["from"] = "2026-12-01" }),
        7 => new ModelReply.Says("We are open from 8 a.m. to 6 p.m.", TimeSpan.FromMilliseconds(random.Next(50, 4000))),
        _ => new ModelReply.Says("You can park for free in the lot behind the building.", TimeSpan.FromMilliseconds(200)),
    };
}
