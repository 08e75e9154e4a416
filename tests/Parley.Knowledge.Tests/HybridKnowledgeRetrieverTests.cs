using Microsoft.Extensions.DependencyInjection;
using Parley.Tenancy;

namespace Parley.Knowledge.Tests;

public sealed class HybridKnowledgeRetrieverTests
{
    [Fact]
    public async Task Retrieve_ForAnotherTenant_FindsNothing()
    {
        await using var services = SampleKnowledge.Services(modelFolder: "/nowhere");
        var retriever = services.GetRequiredService<IKnowledgeRetriever>();
        var cancellation = TestContext.Current.CancellationToken;

        (await retriever.RetrieveAsync(SampleKnowledge.Query("where can i park"), cancellation)).ShouldNotBeEmpty();
        var other = SampleKnowledge.Query("where can i park") with { Tenant = new TenantContext(TenantId.Parse("other")) };
        (await retriever.RetrieveAsync(other, cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../clinic_123/clinic_facts")]
    [InlineData("no_such_source")]
    public async Task Retrieve_FromSourceTheTenantDoesNotHave_FindsNothing(string source)
    {
        await using var services = SampleKnowledge.Services(modelFolder: "/nowhere");
        var retriever = services.GetRequiredService<IKnowledgeRetriever>();

        var query = SampleKnowledge.Query("where can i park") with { Sources = [source] };
        (await retriever.RetrieveAsync(query, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Retrieve_WithLimit_ReturnsBestFirst()
    {
        await using var services = SampleKnowledge.Services(modelFolder: "/nowhere");
        var retriever = services.GetRequiredService<IKnowledgeRetriever>();

        var passages = await retriever.RetrieveAsync(SampleKnowledge.Query("do you take insurance", 2), TestContext.Current.CancellationToken);

        passages.Count.ShouldBe(2);
        passages[0].Score.ShouldBeInRange(passages[1].Score, 1);
        passages.ShouldAllBe(p => p.Source == "clinic_facts" && p.Text != "");
    }

    [Theory]
    [InlineData("what are your hours", "opening-hours-monday-to-thursday")]
    [InlineData("hours please", "opening-hours-monday-to-thursday")]
    [InlineData("are you open on Saturday", "saturday-hours")]
    [InlineData("what are your Saturday hours", "saturday-hours")]
    [InlineData("what are your hours on Friday", "friday-hours")]
    [InlineData("after hours", "after-hours")]
    public async Task Retrieve_OfSeveralTopicsAlike_FindsTheGeneralOne_UnlessOneIsNamed(string question, string fact)
    {
        foreach (var modelFolder in (string[])["/nowhere", SampleKnowledge.EncoderFolder])
        {
            await using var services = SampleKnowledge.Services(modelFolder: modelFolder);

            var passages = await services.GetRequiredService<IKnowledgeRetriever>().RetrieveAsync(SampleKnowledge.Query(question), TestContext.Current.CancellationToken);

            passages[0].Id.ShouldBe(fact, modelFolder);
        }
    }
}
