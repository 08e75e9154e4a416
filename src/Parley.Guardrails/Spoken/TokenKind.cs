namespace Parley.Guardrails.Spoken;

/// <summary>What a word of spoken text can be in a number or a spelling.</summary>
internal enum TokenKind : byte
{
    Word,

    /// <summary>Punctuation or a symbol, one character.</summary>
    Mark,

    /// <summary>Written digits: <c>4111</c>.</summary>
    Digits,

    /// <summary>Letters and digits in one: <c>W12345</c>.</summary>
    Mixed,

    /// <summary>A day or rank: <c>third</c>, <c>3rd</c>.</summary>
    Ordinal,

    /// <summary><c>zero</c> to <c>nine</c>, <c>oh</c>.</summary>
    Unit,

    /// <summary><c>ten</c> to <c>nineteen</c>.</summary>
    Teen,

    /// <summary><c>twenty</c> to <c>ninety</c>.</summary>
    Tens,
    Hundred,
    Thousand,

    /// <summary><c>double</c>, <c>triple</c>: says the next digit more than once.</summary>
    Repeat,

    /// <summary>A spelled letter.</summary>
    Letter,

    /// <summary>A word of the spelling alphabet: <c>bravo</c>.</summary>
    Phonetic,

    /// <summary>May stand inside a number without ending it: <c>um</c>, <c>dash</c>, <c>then</c>.</summary>
    Filler,

    /// <summary>A small word that a recogniser writes for a digit: <c>for</c>, <c>to</c>.</summary>
    Homophone,
}
