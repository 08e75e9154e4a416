using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class ContactReaderTests
{
    [Theory]
    [InlineData("four one five five five five oh one two three", "+14155550123")]
    [InlineData("my number is area code six one seven, five five five, double oh four two", "+16175550042")]
    [InlineData("(617) 555-0142", "+16175550142")]
    [InlineData("it's 312 555 triple zero 1", "+13125550001")]
    [InlineData("two one two five five five nineteen eighty four", "+12125551984")]
    [InlineData("plus four four twenty seven nine four six oh nine five eight", "+442079460958")]
    [InlineData("415 555 sorry 415 556 0123", "+14155560123")]
    [InlineData("nineteen sixty no sorry nineteen sixty forty eight five nine", "! I heard 8 digits, which do not make a phone number. Please say it with the area code.")]
    [InlineData("415 555 01 no sorry 0123", "+14155550123")]
    [InlineData("it's Anna Bell, born May fifth nineteen eighty, 217 555 0199", "+12175550199")]
    [InlineData("Born on the fifth of May, 1980, two one seven, five five five, oh one nine nine", "+12175550199")]
    [InlineData("five five five one two", "! I heard only 5 digits, and a phone number has more.")]
    [InlineData("five five five zero one four two", "! I heard 7 digits, which do not make a phone number. Please say it with the area code.")]
    public void Phone_AsCallersSayIt_IsRead(string said, string number) => OneSlot.Value(OneSlot.Slot(SlotType.Phone), said).ShouldBe(number);

    [Theory]
    [InlineData("no it ends in oh one two four", "+14155550124")]
    [InlineData("no, it's 0124 at the end", "+14155550124")]
    [InlineData("oh sorry, it's oh one two four", "+14155550124")]
    [InlineData("no, nine thirty one", "-")]
    [InlineData("no, at ten twenty three", "-")]
    public void Phone_WithItsEndCorrected_KeepsTheRest(string said, string number) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Phone), said, asked: false, filled: "+14155550123", confirming: true).ShouldBe(number);

    /// <summary>What callers say of how a name is written stands, wherever the letter belongs.</summary>
    [Theory]
    [InlineData("Oscar with a K, Miller", "Oskar Miller")]
    [InlineData("Oscar Miller with a K", "Oskar Miller")]
    [InlineData("it's Jon without the H, Jon Smith", "Jon Smith")]
    [InlineData("John Smith, John without an H", "Jon Smith")]
    [InlineData("Ann with an E, Miller", "Anne Miller")]
    [InlineData("my name is Catherine with a K Jones", "Katherine Jones")]
    [InlineData("Philip Anderson, Philip with two Ls and Anderson with an E", "Phillip Andersen")]
    [InlineData("Steven Brown with a P H", "Stephen Brown")]
    [InlineData("Tomas with an H, Tomas Green", "Thomas Green")]
    [InlineData("Mark with a C instead of a K, Mark Dubois", "Marc Dubois")]
    [InlineData("Hannah with an H, Hannah Boyd", "Hannah Boyd")]
    [InlineData("Catherine with a C, Catherine Bell", "Catherine Bell")]
    public void Name_WithARemarkOnItsSpelling_IsWrittenSo(string said, string name) => OneSlot.Value(OneSlot.Slot(SlotType.Name), said).ShouldBe(name);

    [Theory]
    [InlineData("that's John without the H", "Jon Smith", "John Smith")]
    [InlineData("it's Smith with a Y", "John Smyth", "John Smith")]
    [InlineData("with a K, please", "Oskar Diaz", "Oscar Diaz")]
    [InlineData("I'm coming with a friend", "-", "Oscar Diaz")]
    [InlineData("I live with a K nine unit", "-", "Lena Diaz")]
    public void Name_ThatIsHeld_TakesARemarkOnItsSpelling(string said, string name, string held) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Name), said, asked: false, filled: held, confirming: true).ShouldBe(name);

    [Theory]
    [InlineData("no, it's Oskar with a K", "Oskar Diaz")]
    [InlineData("no, that's J O N D I A S", "Jon Dias", "John Diaz")]
    [InlineData("no, it's Tuesday", "-")]
    [InlineData("no, it's wrong", "-")]
    public void Name_WithAPartCorrected_KeepsTheRest(string said, string name, string held = "Oscar Diaz") =>
        OneSlot.Value(OneSlot.Slot(SlotType.Name), said, asked: false, filled: held, confirming: true).ShouldBe(name);

    [Fact]
    public void Phone_IsSpokenInGroups() =>
        OneSlot.Read(OneSlot.Slot(SlotType.Phone), "4155550123").Slots["wanted"].Value.Spoken.ShouldBe("4 1 5, 5 5 5, 0 1 2 3");

    [Theory]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("030 901820", "DE", "+4930901820")]
    public void Phone_WithoutACountry_IsOfTheRegion(string said, string region, string number) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Phone), said, region: region).ShouldBe(number);

    [Theory]
    [InlineData("ada dot lovelace at example dot com", "ada.lovelace@example.com")]
    [InlineData("it's Ada.Lovelace@Example.com", "ada.lovelace@example.com")]
    [InlineData("A D A at g mail dot com", "ada@gmail.com")]
    [InlineData("s as in sam m i t h four two at mail dot co dot uk please", "smith42@mail.co.uk")]
    [InlineData("kate underscore jones at outlook dot c o m", "kate_jones@outlook.com")]
    [InlineData("my email is bob dash lee at example dot org and my name is Bob", "bob-lee@example.org")]
    [InlineData("bob at home", "! That does not make an e-mail address. Please say it like: ada dot smith, at, example dot com.")]
    [InlineData("eve e v e dot moss m o s s at example dot com", "eve.moss@example.com")]
    [InlineData("rose at example dot con no dot com", "rose@example.com")]
    [InlineData("finn two the number two at example dot com", "finn2@example.com")]
    [InlineData("my email's june at example dot com", "june@example.com")]
    public void Email_AsCallersSayIt_IsRead(string said, string address) => OneSlot.Value(OneSlot.Slot(SlotType.Email), said).ShouldBe(address);

    [Theory]
    [InlineData("my name is Ada Lovelace", "Ada Lovelace")]
    [InlineData("ada lovelace", "Ada Lovelace")]
    [InlineData("Smith", "Smith")]
    [InlineData("S as in Sam, M, I, T, H", "Smith")]
    [InlineData("Smith, S M Y T H", "Smyth")]
    [InlineData("it's Mrs. Eleanor Vance", "Eleanor Vance")]
    [InlineData("Ada Lovelace speaking", "Ada Lovelace")]
    [InlineData("liam o'brien", "Liam O'Brien")]
    [InlineData("yes it's john mcdonald", "John McDonald")]
    [InlineData("first name Bruce last name Wayne", "Bruce Wayne")]
    [InlineData("what do you need that for", "-")]
    [InlineData("I don't know", "-")]
    public void Name_AsCallersSayIt_IsRead(string said, string name) => OneSlot.Value(OneSlot.Slot(SlotType.Name), said).ShouldBe(name);

    [Theory]
    [InlineData("hi this is Karen Whitfield calling about an appointment", "Karen Whitfield")]
    [InlineData("I'm looking for a doctor", "-")]
    [InlineData("this is an emergency", "-")]
    [InlineData("I'm really sick", "-")]
    public void Name_Unasked_NeedsEvidence(string said, string name) => OneSlot.Value(OneSlot.Slot(SlotType.Name), said, asked: false).ShouldBe(name);

    [Fact]
    public void SpelledName_CorrectsTheWordItSpells() =>
        OneSlot.Value(OneSlot.Slot(SlotType.Name), "no it's S M Y T H", asked: false, filled: "John Smith", confirming: true).ShouldBe("John Smyth");

    [Theory]
    [InlineData("forty eight maple street springfield", "48 Maple Street Springfield")]
    [InlineData("I live at 12 Oak Avenue, Apartment 3, Springfield", "12 Oak Avenue, Apartment 3, Springfield")]
    public void Address_AsCallersSayIt_IsRead(string said, string address) => OneSlot.Value(OneSlot.Slot(SlotType.Address), said).ShouldBe(address);
}
