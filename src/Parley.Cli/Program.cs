using System.CommandLine;
using Parley.Cli.Calling;
using Parley.Cli.Chatting;

return await new RootCommand("Talk to Parley from the terminal.") { CallCommand.Create(), ChatCommand.Create() }
    .Parse(args)
    .InvokeAsync();
