using System.Collections.Frozen;

namespace Parley.Speech.EndOfTurn;

/// <summary>Words after which more must come, whatever mark the recogniser set, in languages other than English, whose rules know more.</summary>
internal static class TrailingWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Languages = new Dictionary<string, FrozenSet<string>>
    {
        ["de"] = Set(
            "und aber oder weil dass wenn ob denn der die das den dem des ein eine einen einem einer mein meine meinen meiner unser unsere ihr ihre "
            + "mit für von zu zum zur nach bei aus auf in im am an um bis ist sind war bin heißt lautet äh ähm also"),
        ["es"] = Set(
            "y e pero o porque que si cuando aunque el la los las un una unos unas mi mis su sus nuestro nuestra de del al a para con por en sin hasta desde "
            + "es son era soy eh este pues"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="language">A BCP 47 tag; its first part counts.</param>
    /// <param name="word">Bare and in lower case.</param>
    public static bool Contains(string language, string word) => Languages.TryGetValue(language.Split('-')[0], out var words) && words.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
