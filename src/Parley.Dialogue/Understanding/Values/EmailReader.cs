using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>"ada@example.com", "ada dot lovelace at example dot com", "that's A D A at g mail dot com".</summary>
internal sealed partial class EmailReader : IValueReader
{
    private const int MostWords = 24;

    /// <summary>How recognisers write what is said for the end of a domain.</summary>
    private static readonly FrozenDictionary<string, string> TopLevels = new Dictionary<string, string>
    {
        ["calm"] = "com", ["come"] = "com", ["comm"] = "com", ["kom"] = "com", ["con"] = "com", ["nett"] = "net", ["orgy"] = "org", ["ed"] = "edu",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public SlotType Type => SlotType.Email;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        var found = false;
        var behind = 0;
        for (var at = 1; at < turn.Count - 1; at++)
        {
            if (!turn.Is(at, "at", "@") || Domain(turn, turn.Is(at + 1, "sign", "symbol") ? at + 2 : at + 1) is not { } domain || Local(turn, behind, at) is not { } local)
                continue;
            var address = $"{local.Text}@{domain.Value}";
            if (!Address().IsMatch(address))
                continue;
            found = true;
            yield return new Reading.Found(new TokenSpan(local.Start, domain.End), address, Spoken(address), 0.93, true);
            at = behind = domain.End;
        }

        if (!found && context.IsAsked && turn.Count > 1 && Enumerable.Range(0, turn.Count).Any(i => turn.Is(i, "at", "@")))
            yield return new Reading.Invalid(new TokenSpan(0, turn.Count), "That does not make an e-mail address. Please say it like: ada dot smith, at, example dot com.", false);
    }

    /// <summary>Labels with dots between; ends where no dot follows.</summary>
    private static Reach<string>? Domain(SpokenTurn turn, int at)
    {
        var domain = new StringBuilder();
        var dots = 0;
        while (turn.Is(at, "at", "uh", "um"))
            at++;
        while (at < turn.Count)
        {
            if (IsDot(turn, at, out var behind))
            {
                if (domain.Length == 0 || domain[^1] is '.')
                    return null;
                domain.Append('.');
                dots++;
                at = behind;
            }
            else if (domain.Length > 0 && dots > 0 && domain[^1] is not '.')
            {
                // A spelled top level ("dot c o m") goes on; anything else is the sentence after it.
                if (turn[at].Length != 1 || turn[at - 1].Length != 1)
                    break;
            }

            if (at >= turn.Count || Piece(turn, at) is not { } piece)
                break;
            domain.Append(piece.Value);
            at = piece.End;
            if (domain.Length > 200)
                return null;
        }

        // "Dot co, sorry, dot com".
        if (dots > 0 && turn.Is(at, "sorry", "no") && IsDot(turn, at + 1, out var again) && Piece(turn, again) is { } top)
        {
            domain.Length = domain.ToString().LastIndexOf('.') + 1;
            domain.Append(top.Value);
            at = top.End;
        }

        if (domain.ToString() is var heard && heard.LastIndexOf('.') is > 0 and var last && TopLevels.TryGetValue(heard[(last + 1)..], out var meant))
            domain = new StringBuilder(heard[..(last + 1)] + meant);
        return dots > 0 && domain[^1] is not '.' ? new Reach<string>(domain.ToString(), at) : null;
    }

    /// <param name="from">Behind the address before it.</param>
    private static (string Text, int Start)? Local(SpokenTurn turn, int from, int at)
    {
        var start = at;
        while (start > from && at - start < MostWords && !EndsLead(turn, start - 1))
            start--;
        var text = new StringBuilder();
        for (var i = start; i < at;)
        {
            if (IsDot(turn, i, out var behind))
                text.Append('.');
            if (behind >= at)
                break;
            if (Piece(turn, behind) is not { } piece)
                return null;
            text.Append(piece.Value);
            i = Math.Min(Respelled(turn, piece), at);
        }

        return text.Length > 0 ? (text.ToString(), start) : null;
    }

    /// <summary>"Lee, L E E": behind the letters that only spell the word before them.</summary>
    private static int Respelled(SpokenTurn turn, Reach<string> word)
    {
        var letters = new StringBuilder();
        var end = word.End;
        while (turn[end].Length == 1 && letters.Length < word.Value.Length)
            letters.Append(turn[end++]);
        return word.Value.Length > 1 && letters.Equals(word.Value.AsSpan()) ? end : word.End;
    }

    /// <summary>Whether this word leads in and belongs to no address.</summary>
    private static bool EndsLead(SpokenTurn turn, int at) =>
        turn.IsBreak(at + 1) && !Spells(turn, at) && !Spells(turn, at + 1)
        || (turn[at] is "the" && turn[at + 1] is not ("number" or "letter" or "digit"))
        || turn[at] is "is" or "it's" or "its" or "that's" or "thats" or "email" or "mail" or "address" or "email's" or "mail's" or "to" or "my" or "use" or "on" or "yes" or "yeah" or "sure" or "okay"
            or "um" or "uh" or "so" or "be" or "would" or "make" or "it" or "me" or "sorry" or "no" or "actually" or "think" or "say" or "mean" or "meant" or "wait" or "oops" or "correction" or "rather" or "now" or "spelled" or "spelt"
        || (turn[at] is "as" && turn[at + 1] is not "in");

    /// <summary>Commas stand between spelled letters and around "dot" without ending anything.</summary>
    private static bool Spells(SpokenTurn turn, int at) => turn[at].Length == 1 || turn.Is(at, "dot", "at", "underscore", "dash", "hyphen") || turn.Has(at - 2, "as in");

    private static bool IsDot(SpokenTurn turn, int at, out int behind)
    {
        behind = at;
        if (turn.Is(at, "dot", "period", "point"))
            behind = at + 1;
        else if (at < turn.Count && at > 0 && turn.Tokens[at].Gap is ".")
            return true;
        return behind > at;
    }

    private static Reach<string>? Piece(SpokenTurn turn, int at)
    {
        var sign = turn[at] switch { "underscore" or "_" => "_", "dash" or "hyphen" or "minus" => "-", "plus" or "+" => "+", _ => null };
        if (sign is not null)
            return new Reach<string>(sign, at + 1);
        if (turn.Has(at, "all one word") || turn.Has(at, "all lower case"))
            return new Reach<string>("", at + 3);
        if (turn.Has(at, "all lowercase") || turn.Has(at, "one word") || turn.Has(at, "lower case"))
            return new Reach<string>("", at + 2);
        if ((turn.Has(at, "the number") || turn.Has(at, "the digit") ? at + 2 : turn.Is(at, "number", "digit") ? at + 1 : at) is var digits && digits > at && NumberWords.IsNumber(turn[digits]))
            return new Reach<string>("", turn[digits] == turn[at - 1] ? digits + 1 : digits);
        if (turn.Has(at, "the letter") || turn[at] is "letter" && turn[at + 1].Length == 1)
            return new Reach<string>("", turn[at] is "the" ? at + 2 : at + 1);
        // "My last name, Vandermeer, at": which name it is, and no part of it.
        if (turn.Is(at, "first", "last") && turn[at + 1] is "name" && turn[at + 2].Length > 1 && !turn.Is(at + 2, "dot", "at", "underscore", "dash"))
            return new Reach<string>("", turn[at + 2] is "is" ? at + 3 : at + 2);
        // "At oh malley dot net": before letters of a word it is one.
        if (turn[at] is "oh" && at > 0 && turn[at + 1].Length > 2 && turn[at + 1].All(char.IsAsciiLetter) && !NumberWords.IsNumber(turn[at + 1]) && !turn.Is(at + 1, "dot", "point", "period", "double", "triple", "underscore", "dash", "hyphen") && !NumberWords.IsNumber(turn[at - 1]))
            return new Reach<string>("o", at + 1);
        if (turn.Has(at, "first initial") || turn.Has(at, "last initial"))
            return new Reach<string>("", at + 2);
        if (turn[at] is "lowercase" or "capital" or "uh" or "um" or "then" or "initial")
            return new Reach<string>("", at + 1);
        if (SpokenCharacters.Read(turn, at, digitsOnly: false) is { } characters && (turn[at].Length == 1 || turn[at] is "double" or "triple" || NumberWords.IsNumber(turn[at]) || turn.Has(at + 1, "as in") || turn[at] is "oh"))
            return new Reach<string>(Hyphen(turn, at) + characters.Value.Text, characters.End);
        var word = turn[at].Replace("'", "", StringComparison.Ordinal);
        return word.Length > 0 && word.All(char.IsAsciiLetterOrDigit) ? new Reach<string>(Hyphen(turn, at) + word, at + 1) : null;
    }

    private static string Hyphen(SpokenTurn turn, int at) => at > 0 && turn.Tokens[at].Gap is "-" && turn[at].Length > 1 && turn[at - 1].Length > 1 ? "-" : "";

    private static string Spoken(string address) => address
        .Replace("@", " at ", StringComparison.Ordinal).Replace(".", " dot ", StringComparison.Ordinal)
        .Replace("_", " underscore ", StringComparison.Ordinal).Replace("-", " dash ", StringComparison.Ordinal).Replace("+", " plus ", StringComparison.Ordinal);

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9._+-]{0,62}[a-z0-9_+-])?@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
