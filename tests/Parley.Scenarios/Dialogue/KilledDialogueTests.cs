namespace Parley.Scenarios.Dialogue;

/// <summary>The server dies after a booking stands in the calendar and before the caller hears of it; the caller comes back.</summary>
public sealed class KilledDialogueTests
{
    [Fact]
    public async Task Booking_InterruptedCorrectedAndTheServerKilled_StandsExactlyOnce()
    {
        await using var clinic = await ClinicWithRadicale.StartAsync();
        await using var first = await clinic.ServeAsync();
        await using var caller = await ReactingCaller.CallAsync(first);

        await caller.ListenAsync();
        await caller.AskAsync("I would like to book an appointment.", "What name",
            ("visit for", "I have a sore throat."), ("Which day", "Next Monday."), ("Which one", "The first one, please."));
        await caller.AskAsync("John Smith.", "phone number", ("What name", "John Smith."));
        await caller.SayAsync("#512 555 0134");
        // A correction into the reading back: the calendar is asked again and all is read back again.
        await caller.HearsAsync("So that is");
        await caller.InterruptAsync("No, make it Tuesday.", "Shall I book it",
            ("Which one", "The first one, please."), ("what to change", "No, make it Tuesday."));

        clinic.Relay.KeptAnswer = 2;
        await caller.SpeakAsync("Yes, please.");
        await clinic.Relay.Held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await first.KillAsync();
        (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(caller.Talk);

        await using var second = await clinic.ServeAsync();
        await using var again = await ReactingCaller.JoinAsync(second, caller.Ticket);
        var told = await again.ListenAsync();

        told.ShouldContain("cut off", Case.Insensitive, caller.Talk + again.Talk);
        told.ShouldContain("booked for Tuesday", Case.Insensitive, caller.Talk + again.Talk);
        (await clinic.EventsAsync("CONFIRMED")).ShouldHaveSingleItem(again.Talk);
    }
}
