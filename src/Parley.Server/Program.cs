using Parley.Server.Hosting;

return await ParleyApplication.RunAsync(args, Console.Out, Console.Error, engines: null, CancellationToken.None);
