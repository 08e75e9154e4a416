using System.Collections.Frozen;

namespace Parley.Speech.EndOfTurn;

/// <summary>Words and phrases that tell whether an English turn is over.</summary>
internal static class EnglishWords
{
    /// <summary>More must follow these, whatever mark the recogniser set.</summary>
    public static FrozenSet<string> Connecting { get; } = Set(
        "and but or because cause since although though unless until while whereas if whether so which whose when where");

    public static FrozenSet<string> Fillers { get; } = Set("um uh er erm uhm umm hmm mm like well so actually basically");

    /// <summary>Need a noun after them.</summary>
    public static FrozenSet<string> Determiners { get; } = Set("the a an my your our their his its every some any another these those");

    /// <summary>End a question rightly ("Where are you from?"), and hardly anything else.</summary>
    public static FrozenSet<string> Prepositions { get; } = Set(
        "to of for with at from by into about between during without against towards than as per past until via");

    /// <summary>Prepositions that also end a verb ("sign in", "call off").</summary>
    public static FrozenSet<string> Particles { get; } = Set("in on off up out over under down through after before around");

    /// <summary>Wait for a verb or a complement, but close a short answer ("yes I can", "I am").</summary>
    public static FrozenSet<string> Auxiliaries { get; } = Set(
        "is are was were am be been has have had do does did will would can could should shall might must may");

    /// <summary>Wait for what follows, always.</summary>
    public static FrozenSet<string> Contractions { get; } = Set(
        "i'm i'd i'll i've we're we'd we'll we've you're you'd you'll they're they'd they'll he's she's it's that's there's what's who's let's it'll");

    public static FrozenSet<string> Subjects { get; } = Set("i you he she we they it that this there");

    public static FrozenSet<string> Answers { get; } = Set(
        "yes yeah yep yup sure no nope nah okay ok alright right correct exactly absolutely definitely certainly please thanks goodbye bye hello hi "
        + "perfect great fine good cool maybe never always today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday "
        + "morning afternoon evening noon anytime either neither both none nothing whatever");

    public static FrozenSet<string> Months { get; } = Set(
        "january february march april may june july august september october november december");

    /// <summary>Close what is said of a day or an hour.</summary>
    public static FrozenSet<string> TimesOfDay { get; } = Set(
        "morning afternoon evening night noon midnight lunch lunchtime o'clock am pm a.m p.m today tomorrow tonight "
        + "monday tuesday wednesday thursday friday saturday sunday");

    /// <summary>Openings that promise more.</summary>
    public static string[] Leads { get; } =
    [
        "i would like", "i want", "i need", "i was wondering", "i wonder", "i think", "i guess", "i mean", "you know", "let me see", "let me think",
        "let me check", "hold on", "hang on", "one moment", "one second", "just a second", "just a moment", "just a minute", "give me a second",
        "give me a moment", "kind of", "sort of", "a lot of", "i was", "the reason", "first of all", "for example", "such as", "as well as",
        "in order", "and then", "or maybe", "at least", "i'm calling", "i am calling", "i'm trying", "can you", "could you", "would you",
        "can i", "could i", "may i", "do you", "are you", "is there", "is it", "how about", "what about", "what if", "would it be",
    ];

    public static string[] Farewells { get; } =
    [
        "thank you", "thanks a lot", "thank you very much", "no thank you", "no thanks", "yes please", "that's right", "that is right", "that's correct",
        "that's it", "that's all", "that is all", "that's fine", "sounds good", "sounds great", "of course", "good morning", "good afternoon",
        "not really", "i don't know", "i'm not sure", "i don't think so", "i think so", "never mind", "no problem", "go ahead", "good bye", "you too",
        "not yet", "me too", "that works", "works for me", "i'm good", "i'm fine", "all good",
    ];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
