namespace Parley.Flows;

/// <summary>What a slot holds. Its values are stored in one normal form, whatever was said.</summary>
public enum SlotType
{
    /// <summary>Any words, as said.</summary>
    Text,

    /// <summary>A person's name: <c>Ada Lovelace</c>.</summary>
    Name,

    /// <summary>ISO 8601 date: <c>2026-11-25</c>.</summary>
    Date,

    /// <summary>24-hour time of day: <c>15:30</c>.</summary>
    Time,

    /// <summary>Local date and time: <c>2026-11-25T15:30</c>.</summary>
    DateTime,

    /// <summary>E.164: <c>+14155550123</c>.</summary>
    Phone,

    /// <summary>Lower-case address: <c>ada@example.com</c>.</summary>
    Email,

    /// <summary>Decimal in invariant form: <c>2</c>, <c>-1.5</c>.</summary>
    Number,

    /// <summary>ISO 4217 code and amount with the currency's decimals: <c>USD 12.50</c>.</summary>
    Money,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>The id of one of the slot's choices.</summary>
    Choice,

    /// <summary>A postal address on one line, as said.</summary>
    Address,

    /// <summary>Letters and digits that fit the slot's pattern, upper case, without spaces.</summary>
    Identifier,
}
