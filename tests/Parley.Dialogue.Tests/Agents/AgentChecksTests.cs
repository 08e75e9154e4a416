using Parley.Agents.Checks;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>What keeps an agent from being published: path, line, fault and near miss.</summary>
public sealed class AgentChecksTests
{
    private const string Head = "agent_name: Desk\ntenant_id: acme\nvoice_profile: clear\nlanguage: en-US\n";

    [Theory]
    [InlineData("greeting: Hello {{ user.nmae }}", "greeting (line 5): unknown value 'user.nmae': did you mean 'name'?")]
    [InlineData("greeting: Hello {{ usr.id }}", "greeting (line 5): unknown name 'usr.id': did you mean 'user'?")]
    [InlineData("greeting: Hello {{ user.name }}", "greeting (line 5): 'user.name' is not known of every caller")]
    [InlineData("greeting: Hello {{ user }}", "greeting (line 5): 'user' is a group of values")]
    [InlineData("greeting: Hello {{ memory.pet }}", "greeting (line 5): 'memory.pet' is not known of every caller")]
    [InlineData("greeting: Hello {{ slots.day }}", "greeting (line 5): unknown name 'slots.day'")]
    [InlineData("greeting: Hello {% if %}", "greeting (line 5): cannot be read")]
    [InlineData("greeting: '{% for i in (1..100000) %}x{% endfor %}'", "greeting (line 5): cannot be filled in")]
    [InlineData("instructions: |\n  Be brief.\n  You are at {{ tenant.nam }}.\n", "instructions (line 7): unknown value 'tenant.nam': did you mean 'name'?")]
    public async Task Text_ThatReadsWhatMayNotBeThere_IsAFault(string text, string fault) =>
        (await FaultsAsync(text)).ShouldHaveSingleItem().ShouldStartWith(fault);

    [Theory]
    [InlineData("greeting: \"Hello {{ user.name | default: 'you' }} on {{ session.date }}, this is {{ tenant.name }}.\"")]
    [InlineData("instructions: |\n  {% if memory.pet %}Ask for {{ memory.pet }}.{% endif %} {{ user.id }} {{ now }}")]
    public async Task Text_ThatReadsWhatIsThere_IsNone(string text) => (await FaultsAsync(text)).ShouldBeEmpty();

    [Fact]
    public async Task Voice_IsOneThereIs()
    {
        var source = Head.Replace("clear", "cleer", StringComparison.Ordinal).Replace("en-US", "fr-FR", StringComparison.Ordinal);
        using var library = new AgentLibrary(new SpeechCheck(new Speech()));
        (await library.CheckAsync(source)).ShouldBe(
            ["voice_profile (line 3): unknown voice 'cleer': did you mean 'clear'?", "language (line 4): 'fr-FR' is not spoken here; known are en, with or without a region (en-US)"]);
        (await library.CheckAsync(Head.Replace("clear", "Warm", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Knowledge_IsThereAndHoldsFacts()
    {
        using var library = new AgentLibrary(new KnowledgeCheck(new Knowledge()));
        (await library.CheckAsync(Head + "knowledge_sources:\n  - shop_facts\n  - shop_fatcs\n  - empty\n")).ShouldBe(
            ["knowledge_sources[1] (line 7): unknown source 'shop_fatcs': did you mean 'shop_facts'?", "knowledge_sources[2] (line 8): 'empty' holds no fact"]);
    }

    [Fact]
    public async Task Model_IsOneThatIsConfiguredWhereAnyIs()
    {
        const string Source = Head + "models:\n  live: [small]\n  deep: [lagre]\n";
        using (var none = new AgentLibrary(new ModelsCheck(new Models())))
            (await none.CheckAsync(Source)).ShouldBeEmpty();
        using var library = new AgentLibrary(new ModelsCheck(new Models("small", "large")));
        (await library.CheckAsync(Source)).ShouldBe(["models.deep (line 7): unknown model 'lagre': did you mean 'large'?"]);
    }

    [Fact]
    public async Task TenantFile_ThatCannotBeRead_IsAFaultOfItsAgents()
    {
        using var library = new AgentLibrary();
        library.Write("tenant.yaml", "name: Acme\nhours: [9, 5]\n");
        (await library.CheckAsync(Head)).ShouldBe(["tenant.yaml: hours (line 2): expected a name with one text"]);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string text)
    {
        using var library = new AgentLibrary();
        return await library.CheckAsync(Head + text);
    }

    private sealed class Speech : ISpeechCatalog
    {
        public IReadOnlyCollection<string> Voices => ["clear", "warm"];

        public IReadOnlyCollection<string> Languages => ["en"];
    }

    private sealed class Knowledge : IKnowledgeSources
    {
        public IReadOnlyList<string> Of(TenantContext tenant) => ["shop_facts", "empty"];

        public string? FaultOf(TenantContext tenant, string source) => source == "empty" ? "holds no fact" : null;
    }

    private sealed class Models(params string[] names) : IModelStatus
    {
        IReadOnlyList<ModelHealth> IModelStatus.Models => [.. names.Select(name => new ModelHealth(new ModelDefinition { Name = name, Provider = "ollama", Model = name }, true))];

        public IReadOnlyList<ModelOffer> Offers => [];
    }
}
