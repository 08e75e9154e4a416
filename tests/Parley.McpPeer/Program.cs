using Parley.McpPeer;

// Standard output belongs to the protocol.
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Services.AddMcpServer().WithStdioServerTransport().WithToolsFromAssembly(typeof(PeerTools).Assembly);
await builder.Build().RunAsync();
