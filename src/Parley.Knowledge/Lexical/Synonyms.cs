using System.Collections.Frozen;

namespace Parley.Knowledge.Lexical;

/// <summary>Words of everyday English that ask for the same thing; nothing of any one tenant's business belongs here.</summary>
internal static class Synonyms
{
    private static readonly FrozenDictionary<string, string> FirstOfGroup = Read("""
        doctor physician doc
        physical checkup exam examination
        pain ache painkiller
        mistake error wrong
        lab laboratory
        stop stops
        directions gps
        treat treatment care cure
        specialist referral refer
        spouse husband wife
        animal pet dog cat
        child kid son daughter baby infant toddler boy girl teenager
        cost price charge fee pay payment expensive cheap copay dollar
        appointment visit booking reservation slot
        book schedule reserve arrange
        medicine medication drug pill tablet prescription
        refill renew renewal
        phone telephone
        number digits
        e-mail email mail
        parking park
        car vehicle drive driving
        address located location street
        open opening hours hour
        close closed closing
        cancel cancellation
        move reschedule change postpone
        late delayed delay
        language speak spoken
        woman female lady women
        wheelchair disabled disability handicapped
        result results
        vaccine vaccination immunization shot jab
        website webpage site web
        paper document papers form paperwork
        uninsured selfpay
        illness sick ill unwell
        night midnight overnight
        dentist dental teeth tooth
        eye eyes glasses vision
        video online virtual remote
        today tonight
        """);

    public static IEnumerable<string> Stems => FirstOfGroup.Keys;

    /// <summary>The stem all of a group stand for, or the stem itself.</summary>
    public static string Canonical(string stem) => FirstOfGroup.GetValueOrDefault(stem, stem);

    private static FrozenDictionary<string, string> Read(string groups)
    {
        var canonical = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in groups.Split('\n'))
        {
            var stems = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Stemmer.Stem).ToList();
            foreach (var stem in stems)
                canonical.TryAdd(stem, stems[0]);
        }

        return canonical.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
