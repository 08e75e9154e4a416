using Parley.Server.Hosting;

return await ParleyApplication.RunAsync(args, Console.Out, Console.Error, modules: null, CancellationToken.None);
