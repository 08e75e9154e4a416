namespace Parley.Tools.Orders;

/// <summary>One order of an orders file.</summary>
/// <param name="Number">Compared without regard to case, spaces and dashes.</param>
/// <param name="Postcode">Of the address it goes to; empty asks callers for none.</param>
/// <param name="Status">Such as <c>shipped</c>.</param>
/// <param name="Spoken">The status as it is said: "It left our warehouse on Monday."</param>
/// <param name="Items">What was ordered, as it is said.</param>
/// <param name="Total">Such as <c>USD 42.50</c>; may be empty.</param>
/// <param name="Expected">Date of delivery; may be empty.</param>
internal sealed record OrderRecord(
    string Number, string Postcode, string Status, string Spoken, string Items, string Total, string Expected, string Carrier, string Tracking);
