using Microsoft.CodeAnalysis.CSharp;

namespace Parley.Architecture.Tests;

/// <summary>The owner awaits its tasks: DESIGN, section 7, rule 8.</summary>
public sealed class TaskTests
{
    /// <summary>The one place that strikes ended tasks off its list.</summary>
    private const string Owner = "Parley.Abstractions/Hosting/OwnedTasks.cs";

    [Fact]
    public void NoTask_IsLetGo() =>
        SourceTree.Files.Where(file => !file.Path.EndsWith(Owner, StringComparison.Ordinal)).SelectMany(file => LooseTasks.In(file.Tree.GetRoot()).Select(task => $"{file.Path}, {task}")).ShouldBeEmpty();

    [Theory]
    [InlineData("_ = SaveAsync(row);")]
    [InlineData("SaveAsync(row);")]
    [InlineData("store?.SaveAsync(row);")]
    [InlineData("_ = store!.SaveAsync(row).AsTask();")]
    [InlineData("SaveAsync(row).ConfigureAwait(false);")]
    [InlineData("_ = Task.Run(() => Save(row));")]
    [InlineData("Task.Factory.StartNew(Save);")]
    [InlineData("_ = saving.ContinueWith(async saved => await TellAsync(saved), TaskContinuationOptions.ExecuteSynchronously);")]
    [InlineData("_ = saving.ContinueWith(saved => Tell(saved));")]
    [InlineData("using var timer = new Timer(_ => _ = SaveAsync(row));")]
    public void TaskLetGo_IsFound(string statement) => Found(statement).ShouldHaveSingleItem();

    [Theory]
    [InlineData("await SaveAsync(row);")]
    [InlineData("var saving = SaveAsync(row);")]
    [InlineData("_saving = SaveAsync(row);")]
    [InlineData("_owned.Add(SaveAsync(row));")]
    [InlineData("_ = await SaveAsync(row);")]
    [InlineData("check.Run(row);")]
    public void TaskOwned_IsNotFound(string statement) => Found(statement).ShouldBeEmpty();

    private static IEnumerable<string> Found(string statement) =>
        LooseTasks.In(CSharpSyntaxTree.ParseText($"class Some {{ async Task Method() {{ {statement} }} }}", cancellationToken: TestContext.Current.CancellationToken).GetRoot());
}
