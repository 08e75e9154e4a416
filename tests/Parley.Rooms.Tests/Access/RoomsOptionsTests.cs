using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Rooms.Tests;

public sealed class RoomsOptionsTests
{
    [Fact]
    public void AddRooms_WithAShortSecret_Throws() => Should.Throw<ValidationException>(
        () => new ServiceCollection().AddRooms(RoomsTestHost.Options with { ApiSecret = "short" })).Message.ShouldContain("ApiSecret");

    [Fact]
    public void AddRooms_WithAnEndlessResumeWindow_Throws() => Should.Throw<ValidationException>(
        () => new ServiceCollection().AddRooms(RoomsTestHost.Options with { ResumeWindow = TimeSpan.FromDays(1) })).Message.ShouldContain("ResumeWindow");
}
